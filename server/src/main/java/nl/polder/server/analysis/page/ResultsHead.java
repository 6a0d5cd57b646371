package nl.polder.server.analysis.page;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What the results page says about its conversation.
 *
 * @param example whether its participants are simulated
 * @param open whether people can still vote
 * @param closes the last day, when it is known
 */
public record ResultsHead(
        String slug,
        String question,
        String questionLanguage,
        boolean example,
        boolean open,
        Optional<LocalDate> closes) {}
