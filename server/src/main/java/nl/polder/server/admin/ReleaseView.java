package nl.polder.server.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.polder.server.account.StaffRequest;
import nl.polder.server.i18n.Formats;
import nl.polder.server.release.Reidentification;
import nl.polder.server.release.Reidentification.Known;
import nl.polder.server.release.Reidentification.Moment;
import nl.polder.server.release.Releases.Frozen;

/**
 * A report on recognising people, as the desk shows it: words first, then tables.
 *
 * @param tag colour of the risk: {@code go}, {@code wait} or {@code stop}
 */
record ReleaseView(
        String name,
        String made,
        String risk,
        String tag,
        List<String> words,
        List<KnownRow> known,
        List<MomentRow> moments,
        String method,
        String hash) {

    /** A line of the table by known votes; everything as it is printed. */
    record KnownRow(String votes, String people, String singledOut, String few, String how) {}

    /** A line of the table by moments. */
    record MomentRow(String precision, String singledOut) {}

    private static final double ONE_PERCENT = 0.01;

    static ReleaseView of(StaffRequest request, Frozen frozen) {
        Reidentification report = frozen.report();
        Formats formats = request.formats();
        return new ReleaseView(
                request.text("release.report", Map.of("number", frozen.number())),
                request.text(
                        "release.made",
                        Map.of(
                                "date", formats.date(frozen.madeAt()),
                                "time", formats.time(frozen.madeAt()),
                                "position", report.position())),
                request.text("release.risk." + code(report.risk())),
                switch (report.risk()) {
                    case SMALL -> "go";
                    case PRESENT -> "wait";
                    case LARGE -> "stop";
                },
                words(request, report),
                report.known().stream().map(known -> row(request, known)).toList(),
                report.moments().stream().map(moment -> row(request, moment)).toList(),
                request.text(
                        "release.method",
                        Map.of(
                                "people", report.peopleDrawn(),
                                "draws", report.drawsEach(),
                                "seed", "" + report.seed())),
                frozen.hash());
    }

    private static String code(Reidentification.Risk risk) {
        return risk.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static List<String> words(StaffRequest request, Reidentification report) {
        List<String> words = new ArrayList<>();
        report.typical()
                .ifPresent(known -> words.add(request.text(
                        "release.words.known",
                        Map.of("votes", known.votes(), "share", share(request, known.singledOut())))));
        words.add(request.text(
                "release.words.whole",
                Map.of("n", report.rowsLikeNoOther(), "all", request.formats().count(report.participants()))));
        words.add(request.text("release.words.one", Map.of("n", report.oneVote(), "few", report.fewVotes())));
        words.add(request.text(
                "release.words.written",
                Map.of(
                        "n",
                        report.written().authors(),
                        "single",
                        report.written().singledOut())));
        report.moments().stream()
                .filter(moment -> moment.precision().equals("minute"))
                .forEach(moment -> words.add(
                        request.text("release.words.minute", Map.of("share", share(request, moment.singledOut())))));
        return words;
    }

    private static KnownRow row(StaffRequest request, Known known) {
        boolean nobody = known.people() == 0;
        return new KnownRow(
                "" + known.votes(),
                request.formats().count(known.people()),
                nobody ? "–" : share(request, known.singledOut()),
                nobody ? "–" : share(request, known.fewerThanFive()),
                request.text(known.exact() ? "release.all" : "release.drawn"));
    }

    private static MomentRow row(StaffRequest request, Moment moment) {
        return new MomentRow(request.text("release.moment." + moment.precision()), share(request, moment.singledOut()));
    }

    /** Never "0%" of something that happens, nor "100%" of something that does not always. */
    private static String share(StaffRequest request, double share) {
        if (share > 0 && share < ONE_PERCENT) {
            return request.text("release.under");
        }
        if (share < 1 && share > 1 - ONE_PERCENT) {
            return request.text("release.over");
        }
        return request.formats().percent(share);
    }
}
