/** How pages ask for what a command needs: fields, what was typed into them, and what is to be put right. */
@NullMarked
package casebook.query.forms;

import org.jspecify.annotations.NullMarked;
