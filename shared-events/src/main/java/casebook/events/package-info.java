/**
 * The published language: what can happen to an authority, a plan and a case, as sealed families of records, and the
 * value types in them. Depends on the JDK and on JSON annotations only.
 */
@NullMarked
package casebook.events;

import org.jspecify.annotations.NullMarked;
