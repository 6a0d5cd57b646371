package nl.polder.server.transfer.export;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.polder.server.analysis.AnalysisStore;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.statement.Statement;
import nl.polder.server.statement.StatementStore;
import nl.polder.server.vote.LogEntry;
import nl.polder.server.vote.LogReader;

/** Reads a conversation for export from its log. In await style. Who may have it is the caller's to see to: it has rows (tier T2). */
public final class PolisExport {
    private final StatementStore statements;
    private final LogReader log;
    private final AnalysisStore analyses;
    private final String publicUrl;

    public PolisExport(StatementStore statements, LogReader log, AnalysisStore analyses, String publicUrl) {
        this.statements = statements;
        this.log = log;
        this.analyses = analyses;
        this.publicUrl = publicUrl;
    }

    /** Writes all files into a directory that is there and holds none of them; returns their names. */
    public List<String> write(Conversation conversation, Path directory, Times times) throws IOException {
        var files = new PolisFiles(read(conversation), times, PolisFiles.Rejected.WITH_TEXT);
        for (String name : PolisFiles.NAMES) {
            try (Writer out = Files.newBufferedWriter(directory.resolve(name), StandardCharsets.UTF_8)) {
                files.write(name, out);
            }
        }
        return PolisFiles.NAMES;
    }

    ExportedConversation read(Conversation conversation) {
        List<ExportedVote> stands = new ArrayList<>();
        List<ExportedVote> undone = new ArrayList<>();
        votes(conversation.id(), stands, undone);
        Map<Integer, Integer> groups = new HashMap<>();
        analyses.findLetters(conversation.id())
                .await()
                .forEach((participant, letter) -> groups.put(participant, letter - 'A'));
        List<Statement> all = statements.list(conversation.id()).await().stream()
                .sorted(Comparator.comparingInt(Statement::id))
                .toList();
        return new ExportedConversation(
                conversation, publicUrl + "/c/" + conversation.slug(), all, stands, undone, groups);
    }

    /** What was taken back counts as never cast, with everything the same person answered to it before. */
    private void votes(int conversation, List<ExportedVote> stands, List<ExportedVote> undone) {
        Map<Long, List<ExportedVote>> byPair = new HashMap<>();
        long from = 0;
        List<LogEntry> chunk;
        do {
            chunk = log.read(conversation, from, LogReader.CHUNK_MAX).await();
            for (LogEntry entry : chunk) {
                switch (entry) {
                    case LogEntry.VoteCast cast ->
                        byPair.computeIfAbsent(pair(cast.participantId(), cast.statementId()), p -> new ArrayList<>(1))
                                .add(new ExportedVote(
                                        cast.statementId(),
                                        cast.participantId(),
                                        cast.vote().value(),
                                        cast.at().toEpochMilli(),
                                        ExportedVote.STANDS));
                    case LogEntry.VoteWithdrawn gone -> {
                        List<ExportedVote> before = byPair.remove(pair(gone.participantId(), gone.statementId()));
                        long at = gone.at().toEpochMilli();
                        if (before != null) {
                            before.forEach(vote -> undone.add(vote.undoneAt(at)));
                        }
                    }
                    default -> {}
                }
            }
            from += chunk.size();
        } while (chunk.size() == LogReader.CHUNK_MAX);
        byPair.values().forEach(stands::addAll);
        stands.sort(ExportedVote.ORDER);
        undone.sort(ExportedVote.ORDER);
    }

    private static long pair(int participant, int statement) {
        return ((long) participant << Integer.SIZE) | statement;
    }
}
