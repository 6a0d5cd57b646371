/**
 * Conversations from and to other systems: brings a Polis export in through the log, and compares our groups with Polis's.
 *
 * <p>Owns {@code import_run}. May use conversation, statement, vote (its import functions), account (organisations), analysis and
 * the module clustering. The reading of files is {@link nl.polder.server.transfer.polis}. Start reading at
 * {@link nl.polder.server.transfer.PolisImport}.
 */
@NullMarked
package nl.polder.server.transfer;

import org.jspecify.annotations.NullMarked;
