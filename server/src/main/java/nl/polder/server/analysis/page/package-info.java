/**
 * The results page: published results as words, tables and figures, in the order of {@code ui.md}, and the page that says how
 * sure all this is.
 *
 * <p>Owns no tables. May use {@code analysis} (only what is published), {@code i18n} and {@code platform}. Start reading at
 * {@link nl.polder.server.analysis.page.ResultsPage}; the templates are {@code web/…/templates/results}.
 */
@NullMarked
package nl.polder.server.analysis.page;

import org.jspecify.annotations.NullMarked;
