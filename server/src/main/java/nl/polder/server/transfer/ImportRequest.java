package nl.polder.server.transfer;

import java.util.List;
import java.util.Optional;
import nl.polder.server.transfer.polis.PolisConversation;

/**
 * What is to be imported and how it is to be called.
 *
 * @param conversation as read, without disagreements
 * @param assumptions what was taken to be so while reading
 * @param source name of the directory
 * @param fingerprint SHA-256 of the files, hexadecimal
 * @param slug address asked for; else one is made from the source
 * @param title instead of the export's
 * @param language of the statements that no file knows it of, BCP 47; {@code und} when nobody says
 * @param rowsPublic whether everybody may download the votes per participant, because they were public where they come from
 */
public record ImportRequest(
        PolisConversation conversation,
        List<String> assumptions,
        String source,
        String fingerprint,
        Optional<String> slug,
        Optional<String> title,
        String language,
        boolean rowsPublic) {

    public ImportRequest {
        assumptions = List.copyOf(assumptions);
    }
}
