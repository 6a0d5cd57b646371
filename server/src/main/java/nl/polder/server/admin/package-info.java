/**
 * The desk: the pages of organisers, moderators and auditors over the features' use cases.
 *
 * <p>Owns the table {@code launch_check} (what an organiser ticked off before the launch); everything else belongs to the feature it is
 * about. May use every feature. Start reading at {@link nl.polder.server.admin.Desk}, which mounts all pages.
 */
@NullMarked
package nl.polder.server.admin;

import org.jspecify.annotations.NullMarked;
