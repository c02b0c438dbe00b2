/** Who signed in, who was refused what, and who read the audit: kept beside the log, for auditors. */
@NullMarked
package casebook.web.accesslog;

import org.jspecify.annotations.NullMarked;
