/**
 * From a report's HTML to a tagged PDF (PDF/UA-1) with embedded fonts; the same HTML gives the same bytes.
 *
 * <p>Owns no tables; knows nothing of reports. Start reading at {@code PdfWriter}.
 */
@NullMarked
package nl.polder.server.report.pdf;

import org.jspecify.annotations.NullMarked;
