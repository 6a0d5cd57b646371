package nl.polder.server.analysis.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.polder.server.platform.render.Phrase;

/**
 * What the results page says about its conversation.
 *
 * @param example whether its participants are simulated
 * @param open whether people can still vote
 * @param closes the last day, when it is known
 * @param reports that everybody can read, newest first
 * @param judgedAgainAt the time of day when finding out about the groups is tried again, if it failed
 */
public record ResultsHead(
        String slug,
        String question,
        String questionLanguage,
        boolean example,
        boolean open,
        Optional<LocalDate> closes,
        List<Report> reports,
        Optional<String> judgedAgainAt) {

    public ResultsHead {
        reports = List.copyOf(reports);
    }

    /** A published report to link to. */
    public record Report(int number, Phrase name) {}
}
