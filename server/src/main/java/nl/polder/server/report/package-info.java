/**
 * What a policy maker reads, quotes and can defend: one {@link nl.polder.server.report.Report} record, built once from one
 * published analysis, frozen, and rendered as HTML, tagged PDF, CSV and JSON with identical numbers.
 *
 * <p>Owns the tables {@code report} and {@code report_file}. May use {@code conversation}, {@code statement}, {@code analysis},
 * {@code votelog} and {@code approval} besides the platform. Start reading at {@code Report}, then {@code Facts}.
 */
@NullMarked
package nl.polder.server.report;

import org.jspecify.annotations.NullMarked;
