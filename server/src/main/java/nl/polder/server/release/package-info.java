/**
 * The release of rows (votes by pseudonym): how easily people would be recognised in them, the two people who decide, and the
 * agreements of researchers and auditors. Which form of the rows somebody gets is in {@code transfer.export}.
 *
 * <p>Owns the tables {@code reidentification_report}, {@code reidentification_run} and {@code data_agreement}. May use {@code
 * account}, {@code approval}, {@code conversation}, {@code statement} and {@code vote}. Start reading at {@link
 * nl.polder.server.release.Releases}, then {@link nl.polder.server.release.Reidentification}.
 */
@NullMarked
package nl.polder.server.release;

import org.jspecify.annotations.NullMarked;
