package nl.polder.server.transfer.polis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A small export that is right in every respect, to be changed in one: twelve people who each wrote one statement and agree
 * with it, votes by a pattern, one changed vote (participant 3 on statement 0), one rejected statement (11).
 */
public final class TinyExport {

    static final int SIZE = 12;
    private static final long START = 1_700_000_000_000L;

    private final Map<String, String> files = new TreeMap<>();

    private TinyExport() {}

    /** One vote: −1, 0 or 1. */
    record Cast(int tid, int pid, int vote, long time) {}

    public static TinyExport right() {
        return written(1, 1, false);
    }

    /** As the server of October 2024 wrote it: raw sign in votes.csv, counts the wrong way round, texts not quoted. */
    static TinyExport october2024() {
        return written(-1, -1, true);
    }

    /** Stored sign in votes.csv, everything else as usual. */
    static TinyExport agreeIsMinusOne() {
        return written(-1, 1, false);
    }

    private static TinyExport written(int voteSign, int countSign, boolean unquoted) {
        TinyExport export = new TinyExport();
        List<Cast> votes = votes();
        export.files.put("votes.csv", votesFile(votes, voteSign));
        export.files.put("comments.csv", commentsFile(votes, countSign, unquoted));
        export.files.put("participants-votes.csv", matrixFile(votes));
        export.files.put(
                "summary.csv",
                "topic,Parks\nurl,https://pol.is/2abc\nvoters,12\nvoters-in-conv,12\ncommenters,12\ncomments,12\ngroups,2\n"
                        + "conversation-description,\"About parks,\nand trees\"\n");
        return export;
    }

    static List<Cast> votes() {
        List<Cast> votes = new ArrayList<>();
        for (int tid = 0; tid < SIZE; tid++) {
            for (int pid = 0; pid < SIZE; pid++) {
                long time = START + 1000L * (pid * 100 + tid);
                int kind = (tid * 7 + pid * 3) % 5;
                if (tid == 0 && pid == 3) {
                    votes.add(new Cast(0, 3, -1, time));
                    votes.add(new Cast(0, 3, 1, time + 1000));
                } else if (tid == pid) {
                    votes.add(new Cast(tid, pid, 1, time));
                } else if (kind < 4) {
                    votes.add(new Cast(tid, pid, kind < 2 ? 1 : kind == 2 ? -1 : 0, time));
                }
            }
        }
        return votes;
    }

    static String text(int tid) {
        return switch (tid) {
            case 1 -> "More trees, fewer cars";
            case 2 -> "\"Green\" is more than a word, is it not?";
            case 3 -> "A pond\nwith ducks";
            case 4 -> "Speelplekken voor oudere kinderen, één per wijk";
            default -> "Statement " + tid;
        };
    }

    private static String votesFile(List<Cast> votes, int sign) {
        StringBuilder file = new StringBuilder("timestamp,datetime,comment-id,voter-id,vote\n");
        for (Cast vote : votes) {
            file.append("%d,Tue Nov 14 22:13:20 UTC 2023,%d,%d,%d\n"
                    .formatted(vote.time, vote.tid, vote.pid, sign * vote.vote));
        }
        return file.toString();
    }

    private static String commentsFile(List<Cast> votes, int sign, boolean unquoted) {
        StringBuilder file =
                new StringBuilder("timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n");
        for (int tid = 0; tid < SIZE; tid++) {
            int id = tid;
            long agrees =
                    votes.stream().filter(v -> v.tid == id && v.vote == sign).count();
            long disagrees =
                    votes.stream().filter(v -> v.tid == id && v.vote == -sign).count();
            String text = text(tid);
            boolean plain = unquoted || !text.matches("(?s).*[,\"\n].*");
            String body = plain ? text : '"' + text.replace("\"", "\"\"") + '"';
            file.append("%d,Tue Nov 14 2023,%d,%d,%d,%d,%d,%s\n"
                    .formatted(START + tid, tid, tid, agrees, disagrees, tid == 11 ? -1 : 1, body));
        }
        return file.toString();
    }

    private static String matrixFile(List<Cast> votes) {
        StringBuilder file = new StringBuilder("participant,group-id,n-comments,n-votes,n-agree,n-disagree");
        for (int tid = 0; tid < SIZE; tid++) {
            file.append(',').append(tid);
        }
        file.append('\n');
        for (int pid = 0; pid < SIZE; pid++) {
            Map<Integer, Integer> row = new TreeMap<>();
            int id = pid;
            votes.stream().filter(vote -> vote.pid == id).forEach(vote -> row.put(vote.tid, vote.vote));
            long agrees = row.values().stream().filter(value -> value > 0).count();
            long disagrees = row.values().stream().filter(value -> value < 0).count();
            file.append("%d,%s,1,%d,%d,%d".formatted(pid, pid == 5 ? "" : pid % 2, row.size(), agrees, disagrees));
            for (int tid = 0; tid < SIZE; tid++) {
                file.append(',').append(row.containsKey(tid) ? row.get(tid).toString() : "");
            }
            file.append('\n');
        }
        return file.toString();
    }

    /** Changes one file's text. */
    public TinyExport with(String file, UnaryOperator<String> change) {
        files.put(file, change.apply(files.getOrDefault(file, "")));
        return this;
    }

    public TinyExport without(String file) {
        files.remove(file);
        return this;
    }

    TinyExport renamed(String from, String to) {
        files.put(to, files.remove(from));
        return this;
    }

    /** Writes the files and answers the directory. */
    public Path in(Path directory) {
        files.forEach((name, text) -> write(directory.resolve(name), text.getBytes(StandardCharsets.UTF_8)));
        return directory;
    }

    static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
