/** What every page has in common: its frame and its look, how it writes days, and how it tells of problems. */
@NullMarked
package casebook.query.pages;

import org.jspecify.annotations.NullMarked;
