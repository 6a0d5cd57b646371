package nl.polder.server.analysis.page;

import java.util.List;
import nl.polder.server.platform.render.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * What the template of the results page shows: every figure already written for the reader, every length a percentage.
 *
 * @param lead the paragraph in words, the verdict first
 * @param toc the chapters that this page has
 * @param statements all of them, as sorted
 */
record ResultsView(
        String slug,
        boolean example,
        String question,
        String questionLanguage,
        Phrase updated,
        boolean open,
        List<Phrase> lead,
        List<Fact> facts,
        List<Chapter> toc,
        List<StatementRow> shared,
        Phrase sharedIntro,
        List<StatementRow> dividing,
        Phrase groupsTitle,
        Phrase groupsIntro,
        List<GroupProfile> groups,
        @Nullable You you,
        List<StatementRow> minority,
        Phrase minorityIntro,
        List<UnclearItem> unclear,
        @Nullable StripFigure strip,
        @Nullable MapFigure map,
        AllStatements statements,
        int version,
        List<ResultsHead.Report> reports) {

    ResultsView withToc(List<Chapter> chapters) {
        return new ResultsView(
                slug,
                example,
                question,
                questionLanguage,
                updated,
                open,
                lead,
                facts,
                chapters,
                shared,
                sharedIntro,
                dividing,
                groupsTitle,
                groupsIntro,
                groups,
                you,
                minority,
                minorityIntro,
                unclear,
                strip,
                map,
                statements,
                version,
                reports);
    }

    record Fact(Phrase term, String value) {}

    record Chapter(String anchor, Phrase title) {}

    /**
     * A statement with a sentence and one bar each for everybody and the groups.
     *
     * @param answered what people answered, before the statement; absent where they differ
     */
    record StatementRow(
            String text,
            String language,
            @Nullable Phrase answered,
            Phrase sentence,
            @Nullable Phrase more,
            List<BarRow> bars) {}

    /**
     * @param mark letter of the group's shape in lower case, empty for everybody
     * @param known false when there are too few votes to show; the other fields are then empty
     */
    record BarRow(
            boolean everybody,
            String mark,
            Phrase name,
            boolean known,
            String votes,
            String agree,
            String pass,
            String disagree,
            String agreeWidth,
            String passWidth,
            String disagreeStart,
            String disagreeWidth) {}

    record GroupProfile(String mark, Phrase title, @Nullable Phrase none, List<Making> making) {}

    /** A statement that makes a group: the group against everybody else. */
    record Making(
            String text, String language, Phrase answered, Phrase caption, Phrase column, List<IntervalRow> rows) {}

    /** A share with its interval; {@code place}, {@code low} and {@code high} are lengths such as {@code 71.9%}. */
    record IntervalRow(
            String mark,
            Phrase name,
            String votes,
            String share,
            String range,
            String place,
            String low,
            String high) {}

    /** @param mark shape of the group the reader votes most like, empty when there is none */
    record You(
            String mark,
            Phrase first,
            List<Phrase> more,
            @Nullable Phrase differsTitle,
            List<Differing> differs) {}

    record Differing(String text, String language, String own, Phrase ownWords, Phrase groupWords) {}

    record UnclearItem(String text, String language, Phrase why) {}

    /** Figure of everybody on one line. */
    record StripFigure(
            Phrase caption,
            List<Column> columns,
            @Nullable String you,
            Phrase minus,
            Phrase plus,
            List<Part> parts,
            List<End> ends) {

        record Column(String x, String y, String width, String height) {}

        record Part(Phrase name, String people, String share) {}

        record End(String text, String language, String minus, String plus) {}
    }

    /** Figure of the opinion map; coordinates in a square of 600 by 600. */
    record MapFigure(
            Phrase title,
            Phrase description,
            Phrase caption,
            List<Hull> hulls,
            List<Mark> marks,
            List<Letter> letters,
            @Nullable Spot you,
            Phrase left,
            Phrase right,
            @Nullable Phrase up,
            @Nullable Phrase down,
            List<KeyItem> key,
            List<Place> places,
            List<Bin> bins) {

        record Hull(String mark, String path) {}

        record Mark(String mark, String x, String y) {}

        record Letter(String letter, String x, String y) {}

        record Spot(String x, String y, String labelY) {}

        record KeyItem(String mark, Phrase name) {}

        /** The middle of a group, from -100 to 100. */
        record Place(String mark, Phrase name, String people, String x, String y) {}

        record Bin(String mark, Phrase name, String people, String x, String y) {}
    }

    record AllStatements(Phrase caption, List<Heading> headings, List<Row> rows) {

        /** @param sorted {@code descending}, {@code ascending} or empty */
        record Heading(Phrase name, String href, String sorted) {}

        record Row(String text, String language, String votes, boolean known, List<Cell> cells) {}

        record Cell(boolean known, String share, String range) {}
    }
}
