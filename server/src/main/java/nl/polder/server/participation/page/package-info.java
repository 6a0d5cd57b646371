/**
 * The participant's pages: open conversations, the card, my votes, add a statement, how it works. Forms post and come back by
 * redirect; everything works without script.
 *
 * <p>Owns no tables. May use what {@code participation} uses, and {@code participation} itself for what is done. Start reading at
 * {@link nl.polder.server.participation.page.CardPages}; the templates are {@code web/…/templates/participation}.
 */
@NullMarked
package nl.polder.server.participation.page;

import org.jspecify.annotations.NullMarked;
