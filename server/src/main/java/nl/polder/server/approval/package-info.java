/**
 * Four eyes: one person proposes, another confirms or refuses with a reason. The one mechanism for everything that needs two people.
 *
 * <p>Owns the table {@code approval}. May use {@code account} and {@code audit}. Start reading at {@link
 * nl.polder.server.approval.Approvals}; a feature that needs two people registers an {@link nl.polder.server.approval.ApprovalKind}.
 */
@NullMarked
package nl.polder.server.approval;

import org.jspecify.annotations.NullMarked;
