/**
 * Every act of staff: who, what, when, before and after.
 *
 * <p>Owns the table {@code audit_log}, to which the application can only add. May use {@code platform} only, so that every other feature
 * can use it. Start reading at {@link nl.polder.server.audit.Audit}.
 */
@NullMarked
package nl.polder.server.audit;

import org.jspecify.annotations.NullMarked;
