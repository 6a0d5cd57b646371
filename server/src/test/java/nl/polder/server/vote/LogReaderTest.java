package nl.polder.server.vote;

import static nl.polder.server.testing.TestConversation.await;
import static nl.polder.server.vote.Voters.cast;
import static nl.polder.server.vote.Voters.newcomer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import nl.polder.server.testing.TestConversation;
import nl.polder.server.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Reading a log")
class LogReaderTest {
    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private static final LogReader LOG = new LogReader(DATABASE.db());

    private final int id = betweenOthers();

    private static int betweenOthers() {
        filled();
        int id = filled();
        filled();
        return id;
    }

    private static int filled() {
        var conversation = TestConversation.open(DATABASE, "Een", "Twee");
        await(new VoteStore(DATABASE.db(), new SecureRandom())
                .cast(List.of(
                        cast(conversation.id(), newcomer("ana"), 0, Vote.AGREE),
                        cast(conversation.id(), newcomer("ben"), 1, Vote.DISAGREE))));
        return conversation.id();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, LogReader.CHUNK_MAX})
    void in_pieces_of_any_size_each_event_comes_once_and_in_order(int piece) {
        long size = await(LOG.size(id));
        List<Long> read = new ArrayList<>();
        int got = piece;
        while (got == piece) {
            List<LogEntry> entries = await(LOG.read(id, read.size(), piece));
            entries.forEach(entry -> read.add(entry.sequence()));
            got = entries.size();
        }
        assertThat(size).isGreaterThan(4);
        assertThat(read)
                .containsExactlyElementsOf(LongStream.range(0, size).boxed().toList());
    }

    @Test
    void behind_the_end_and_in_no_conversation_there_is_nothing() {
        assertThat(await(LOG.read(id, await(LOG.size(id)), 10))).isEmpty();
        assertThat(await(LOG.read(id, Long.MAX_VALUE - LogReader.CHUNK_MAX, LogReader.CHUNK_MAX)))
                .isEmpty();
        assertThat(await(LOG.read(id + 1000, 0, 10))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, LogReader.CHUNK_MAX + 1})
    void a_piece_has_limits(int piece) {
        assertThatIllegalArgumentException().isThrownBy(() -> LOG.read(id, 0, piece));
    }
}
