/**
 * Who works here: organisations, people, their roles, sign-in and sessions.
 *
 * <p>Owns the tables {@code account}, {@code role_grant}, {@code session}, {@code first_link}, {@code recovery_code},
 * {@code login_attempt}, {@code oidc_flow}, {@code kept_form} and the columns of {@code organisation}. May use {@code platform} and
 * {@code audit} only. Start reading at {@link nl.polder.server.account.Role}, {@link nl.polder.server.account.Permissions}
 * (the one table of who may do what) and {@link nl.polder.server.account.StaffRoutes} (the only way to mount a page of staff).
 */
@NullMarked
package nl.polder.server.account;

import org.jspecify.annotations.NullMarked;
