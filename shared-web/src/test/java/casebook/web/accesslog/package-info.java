@NullMarked
package casebook.web.accesslog;

import org.jspecify.annotations.NullMarked;
