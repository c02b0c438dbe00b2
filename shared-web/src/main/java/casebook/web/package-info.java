/** What both services share at the HTTP edge: who is acting, problem answers, correlation, and where the log is kept. */
@NullMarked
package casebook.web;

import org.jspecify.annotations.NullMarked;
