/** The pages as people meet them: in a browser. */
@NullMarked
package casebook.standalone.pages;

import org.jspecify.annotations.NullMarked;
