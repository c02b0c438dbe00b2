/** How commands come over HTTP: headers, bodies, answers. */
@NullMarked
package casebook.command.http;

import org.jspecify.annotations.NullMarked;
