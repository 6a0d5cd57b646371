/**
 * Writes a conversation as the files that Polis exports, so that whoever reads those reads these.
 *
 * <p>Owns no table. May use {@code conversation}, {@code statement}, {@code vote} and {@code analysis}. Start reading at
 * {@code PolisExport}, then {@code PolisFiles}.
 */
@NullMarked
package nl.polder.server.transfer.export;

import org.jspecify.annotations.NullMarked;
