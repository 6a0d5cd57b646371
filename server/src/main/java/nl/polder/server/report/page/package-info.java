/**
 * The words and figures of a report in one language, as a document of sections and blocks that one template turns into the page
 * and into the PDF: the same content in the same order.
 *
 * <p>Owns no tables. Start reading at {@code ReportDocument}; each section is a class.
 */
@NullMarked
package nl.polder.server.report.page;

import org.jspecify.annotations.NullMarked;
