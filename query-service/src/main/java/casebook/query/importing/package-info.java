/** Plans that come as files: looked at row by row before anything is recorded, and followed while they are. */
@NullMarked
package casebook.query.importing;

import org.jspecify.annotations.NullMarked;
