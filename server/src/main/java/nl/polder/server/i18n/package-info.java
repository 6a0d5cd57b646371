/**
 * The languages of the pages: which one a reader gets, the texts in it, and how numbers and dates are written.
 *
 * <p>Owns no tables. Depends on nothing else of the server, so that every package may use it. Start reading at
 * {@link nl.polder.server.i18n.Language}; the texts are in {@code web/src/main/resources/messages}.
 */
@NullMarked
package nl.polder.server.i18n;

import org.jspecify.annotations.NullMarked;
