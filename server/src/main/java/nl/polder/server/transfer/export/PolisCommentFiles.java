package nl.polder.server.transfer.export;

import static nl.polder.server.transfer.export.CsvOut.quoted;

import java.util.ArrayList;
import java.util.List;
import nl.polder.server.statement.Moderation;
import nl.polder.server.statement.Origin;
import nl.polder.server.statement.Statement;

/** Polis's files with a line for each statement: comments.csv and comment-groups.csv. */
final class PolisCommentFiles {
    private static final List<String> COMMENTS = List.of(
            "timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body");
    private static final List<String> COMMENTS_SHORT = List.of(
            "timestamp",
            "comment-id",
            "author-id",
            "agrees",
            "disagrees",
            "moderated",
            "is-meta",
            "is-seed",
            "group-informed-consensus",
            "comment-body");
    private static final List<String> COMMENT_GROUPS =
            List.of("comment-id", "comment", "total-votes", "total-agrees", "total-disagrees", "total-passes");

    private final PolisFiles files;
    private final ExportSource from;
    private final Totals totals;
    private final ExportForm form;
    private final Times times;

    PolisCommentFiles(PolisFiles files, ExportSource from, Totals totals, ExportForm form, Times times) {
        this.files = files;
        this.from = from;
        this.totals = totals;
        this.form = form;
        this.times = times;
    }

    List<String> commentsHeader() {
        return meta() ? COMMENTS_SHORT : COMMENTS;
    }

    /** The short form of Polis, which alone can say what is meta, when there is something meta; else the classic one. */
    void comments(CsvOut out) {
        boolean meta = meta();
        for (Statement statement : from.statements()) {
            long at = files.shown(statement.createdAt().toEpochMilli());
            List<Object> cells = new ArrayList<>();
            cells.add(times.timestamp(at));
            if (!meta) {
                cells.add(files.sentence(at));
            }
            cells.add(statement.id());
            cells.add(author(statement));
            cells.add(cast(statement.id(), 1));
            cells.add(cast(statement.id(), -1));
            cells.add(moderated(statement.moderation()));
            if (meta) {
                cells.add(statement.meta());
                cells.add(statement.origin() == Origin.SEED);
                cells.add(groupInformedConsensus(statement.id()));
            }
            cells.add(quoted(files.text(statement)));
            out.line(cells);
        }
    }

    /**
     * How much all groups agree together, as Polis works it out: the product over the groups of (agrees + 1) / (votes + 2), passes
     * counted as votes. It gives the column of the export bg2050-volunteers for all its 371 statements. Empty without groups.
     */
    private Object groupInformedConsensus(int statement) {
        double consensus = 1;
        for (int group = 0; group < from.groupCount(); group++) {
            int agrees = totals.latest(statement, group, 1);
            int votes = agrees + totals.latest(statement, group, 0) + totals.latest(statement, group, -1);
            consensus *= (agrees + 1.0) / (votes + 2.0);
        }
        return from.groupCount() == 0 ? "" : consensus;
    }

    private boolean meta() {
        return from.statements().stream().anyMatch(Statement::meta);
    }

    private Object author(Statement statement) {
        boolean named = form == ExportForm.FULL && statement.author().isPresent();
        return named ? statement.author().getAsInt() : "";
    }

    /** As many as votes.csv has of them. */
    private int cast(int statement, int value) {
        return form == ExportForm.FULL ? totals.cast(statement, value) : totals.latest(statement, Totals.ALL, value);
    }

    private static String moderated(Moderation moderation) {
        return switch (moderation) {
            case ACCEPTED -> "1";
            case UNREVIEWED -> "0";
            case REJECTED -> "-1";
        };
    }

    List<String> commentGroupsHeader() {
        List<String> head = new ArrayList<>(COMMENT_GROUPS);
        for (int g = 0; g < from.groupCount(); g++) {
            String group = "group-" + (char) ('a' + g);
            head.addAll(List.of(group + "-votes", group + "-agrees", group + "-disagrees", group + "-passes"));
        }
        return head;
    }

    void commentGroups(CsvOut out) {
        for (Statement statement : from.statements()) {
            List<Object> cells = new ArrayList<>();
            cells.add(statement.id());
            cells.add(quoted(files.text(statement)));
            for (int group = Totals.ALL; group < from.groupCount(); group++) {
                int agrees = totals.latest(statement.id(), group, 1);
                int disagrees = totals.latest(statement.id(), group, -1);
                int passes = totals.latest(statement.id(), group, 0);
                cells.addAll(List.of(agrees + disagrees + passes, agrees, disagrees, passes));
            }
            out.line(cells);
        }
    }
}
