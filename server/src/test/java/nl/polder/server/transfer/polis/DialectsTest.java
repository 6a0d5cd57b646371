package nl.polder.server.transfer.polis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Dialects of Polis exports")
class DialectsTest {

    @TempDir
    Path directory;

    private PolisConversation usual;

    @BeforeEach
    void readTheUsualOne(@TempDir Path other) {
        usual = complete(TinyExport.right().in(other)).conversation();
    }

    @Test
    void the_usual_export_is_read_whole() {
        assertThat(usual.topic()).isEqualTo("Parks");
        assertThat(usual.description()).isEqualTo("About parks,\nand trees");
        assertThat(usual.statements()).hasSize(TinyExport.SIZE);
        assertThat(usual.statements().get(3).text()).isEqualTo("A pond\nwith ducks");
        assertThat(usual.statements().get(11).moderated()).isEqualTo(-1);
        assertThat(usual.events().count()).isEqualTo(TinyExport.votes().size());
        assertThat(usual.groups()).hasSize(11).doesNotContainKey(5);
        assertThat(usual.hasHistory()).isTrue();
    }

    @Test
    void votes_written_with_agree_minus_one_mean_the_same() {
        PolisReading.Complete read = complete(TinyExport.agreeIsMinusOne().in(directory));
        assertSame(read);
        assertThat(read.assumptions())
                .anyMatch(line -> line.contains("votes.csv: agree = -1, checked against n-agree"));
    }

    @Test
    void the_server_of_October_2024_with_raw_signs_swapped_counts_and_bare_texts_means_the_same() {
        PolisReading.Complete read = complete(TinyExport.october2024().in(directory));
        assertSame(read);
        assertThat(read.assumptions())
                .anyMatch(line -> line.contains("agree = -1"))
                .anyMatch(line -> line.contains("wrong way round"))
                .anyMatch(line -> line.contains("not quoted"));
    }

    @Test
    void October_2024_without_a_matrix_is_told_by_authors_who_agree_with_themselves() {
        PolisReading.Complete read = complete(
                TinyExport.october2024().without("participants-votes.csv").in(directory));
        assertSameVotes(read.conversation());
    }

    @Test
    void cells_in_the_stored_sign_are_told_from_n_agree() {
        PolisReading.Complete read = complete(TinyExport.right()
                .with("participants-votes.csv", DialectsTest::negateCells)
                .in(directory));
        assertSame(read);
        assertThat(read.assumptions()).anyMatch(line -> line.contains("opposite sign"));
    }

    @Test
    void seconds_are_told_from_milliseconds() {
        PolisReading.Complete read = complete(TinyExport.right()
                .with("votes.csv", text -> text.replaceAll("(?m)^(\\d{10})\\d{3},", "$1,"))
                .with("comments.csv", text -> text.replaceAll("(?m)^(\\d{10})\\d{3},", "$1,"))
                .in(directory));
        assertSame(read);
        assertThat(read.assumptions()).contains("votes.csv: times are seconds since 1970.");
        assertThat(read.conversation().statements().getFirst().createdMillis()).isEqualTo(1_700_000_000_000L);
    }

    @Test
    void of_votes_within_one_second_the_cell_of_the_matrix_says_which_was_last() {
        PolisReading.Complete read = complete(TinyExport.right()
                .with("votes.csv", text -> swapChangedVote(text))
                .in(directory));
        assertThat(valueOf(read.conversation(), 0, 3)).isEqualTo(1);
        assertThat(read.assumptions()).anyMatch(line -> line.contains("1 votes were changed within one unit of time"));
    }

    @Test
    void a_byte_order_mark_and_windows_line_ends_change_nothing() {
        TinyExport export = TinyExport.right();
        for (String file : new String[] {"votes.csv", "participants-votes.csv", "summary.csv"}) {
            export.with(file, text -> "\uFEFF" + text.replace("\n", "\r\n"));
        }
        export.with("comments.csv", text -> "\uFEFF" + text);
        PolisReading.Complete read = complete(export.in(directory));
        assertSameVotes(read.conversation());
        assertThat(read.conversation().statements()).isEqualTo(usual.statements());
        assertThat(read.conversation().topic()).isEqualTo("Parks");
    }

    @Test
    void the_newer_name_of_the_matrix_is_known() {
        assertSame(complete(TinyExport.right()
                .renamed("participants-votes.csv", "participant-votes.csv")
                .in(directory)));
    }

    @Test
    void names_as_downloads_have_them_are_known() {
        TinyExport export = TinyExport.right();
        for (String file : new String[] {"votes.csv", "comments.csv", "participants-votes.csv", "summary.csv"}) {
            export.renamed(file, "2026-11-21-2300-2abc-" + file);
        }
        assertSame(complete(export.in(directory)));
    }

    @Test
    void the_brief_form_with_meta_and_seed_flags_is_known() {
        PolisReading.Complete read = complete(TinyExport.right()
                .with(
                        "comments.csv",
                        text -> text.replace(",moderated,", ",moderated,is-meta,is-seed,group-informed-consensus,")
                                .replaceAll("(?m)^(\\d{13},.*?,(\\d+),\\2,\\d+,\\d+,-?\\d),", "$1,false,true,0.25,")
                                .replace(",4,4,", ",4,4,")
                                .replaceFirst("false,true,0.25,Statement 5", "true,false,0.25,Statement 5"))
                .in(directory));
        assertSameVotes(read.conversation());
        assertThat(read.conversation().statements().get(5).meta()).isTrue();
        assertThat(read.conversation().statements().get(6).seed()).isTrue();
        assertThat(read.assumptions()).noneMatch(line -> line.contains("is-meta"));
    }

    @Test
    void marks_of_importance_are_kept() {
        PolisReading.Complete read = complete(TinyExport.right()
                .with(
                        "votes.csv",
                        text -> text.replace("voter-id,vote\n", "voter-id,vote,important\n")
                                .replaceAll("(?m)^(\\d+,.*)$", "$1,1"))
                .in(directory));
        assertSameVotes(read.conversation());
        assertThat(read.conversation().events().isImportant(0)).isTrue();
    }

    @Test
    void without_a_summary_the_directory_gives_the_title() {
        PolisReading.Complete read =
                complete(TinyExport.right().without("summary.csv").in(directory));
        assertThat(read.conversation().topic())
                .isEqualTo(directory.getFileName().toString());
        assertThat(read.assumptions()).anyMatch(line -> line.startsWith("summary.csv is missing"));
    }

    @Test
    void without_comments_the_statements_have_no_text_and_the_votes_stand() {
        PolisReading.Complete read =
                complete(TinyExport.right().without("comments.csv").in(directory));
        assertSameVotes(read.conversation());
        assertThat(read.disagreements()).isEmpty();
        assertThat(read.conversation().statements()).hasSize(TinyExport.SIZE);
        assertThat(read.assumptions()).anyMatch(line -> line.startsWith("comments.csv is missing"));
    }

    @Test
    void without_votes_the_matrix_gives_the_last_ones() {
        PolisReading.Complete read =
                complete(TinyExport.right().without("votes.csv").in(directory));
        assertSameVotes(read.conversation());
        assertThat(read.conversation().hasHistory()).isFalse();
        assertThat(read.assumptions()).anyMatch(line -> line.startsWith("votes.csv is missing"));
    }

    @Test
    void with_votes_alone_the_sign_must_be_said() {
        TinyExport alone = TinyExport.right()
                .without("comments.csv")
                .without("participants-votes.csv")
                .without("summary.csv");
        PolisReading.Complete unsure = complete(alone.in(directory));
        assertThat(unsure.disagreements()).anyMatch(finding -> finding.what().contains("Nothing tells"));
        PolisReading.Complete said =
                (PolisReading.Complete) PolisDirectory.read(directory, Sign.AGREE_MINUS_ONE, Progress.SILENT);
        assertThat(said.disagreements()).isEmpty();
        assertThat(valueOf(said.conversation(), 0, 0)).isEqualTo(-1);
    }

    @Test
    void with_votes_and_a_summary_that_names_its_convention_the_sign_is_known() {
        PolisReading.Complete read = complete(TinyExport.agreeIsMinusOne()
                .without("comments.csv")
                .without("participants-votes.csv")
                .with("summary.csv", text -> text + "vote-convention,agree=-1;disagree=+1;pass=0\n")
                .in(directory));
        assertThat(read.disagreements()).isEmpty();
        assertSameVotes(read.conversation());
    }

    @Test
    void a_conversation_without_votes_is_read_as_such() {
        PolisReading.Complete read = complete(TinyExport.right()
                .with("votes.csv", text -> text.substring(0, text.indexOf('\n') + 1))
                .with("comments.csv", text -> text.replaceAll("(?m)^(\\d+,.*?,(\\d+),\\2),\\d+,\\d+,", "$1,0,0,"))
                .with("participants-votes.csv", text -> text.substring(0, text.indexOf('\n') + 1))
                .in(directory));
        assertThat(read.disagreements()).isEmpty();
        assertThat(read.conversation().events().count()).isZero();
        assertThat(read.conversation().statements()).hasSize(TinyExport.SIZE);
    }

    @Test
    void a_million_votes_are_read_and_how_far_that_is_is_told_up_to_the_last_byte() {
        int statements = 1000;
        int people = 1000;
        StringBuilder file = new StringBuilder(60_000_000).append("timestamp,datetime,comment-id,voter-id,vote\n");
        for (int tid = 0; tid < statements; tid++) {
            for (int pid = 0; pid < people; pid++) {
                file.append("1700000000000,Tue Nov 14 2023,")
                        .append(tid)
                        .append(',')
                        .append(pid)
                        .append(",0\n");
            }
        }
        TinyExport.write(directory.resolve("votes.csv"), file.toString().getBytes(StandardCharsets.US_ASCII));
        List<Long> told = new ArrayList<>();
        PolisReading reading = PolisDirectory.read(directory, null, (what, done, total) -> {
            assertThat(what).isEqualTo("votes.csv");
            assertThat(total).isEqualTo(file.length());
            told.add(done);
        });
        PolisReading.Complete read = (PolisReading.Complete) reading;
        assertThat(read.conversation().events().count()).isEqualTo(statements * people);
        assertThat(read.disagreements()).isEmpty();
        assertThat(told).isSorted().hasSizeGreaterThan(10).last().isEqualTo((long) file.length());
    }

    private void assertSame(PolisReading.Complete read) {
        assertSameVotes(read.conversation());
        assertThat(read.conversation().groups()).isEqualTo(usual.groups());
        assertThat(read.conversation().statements())
                .extracting(PolisStatement::text)
                .containsExactlyElementsOf(
                        usual.statements().stream().map(PolisStatement::text).toList());
    }

    private void assertSameVotes(PolisConversation conversation) {
        for (int tid = 0; tid < TinyExport.SIZE; tid++) {
            for (int pid = 0; pid < TinyExport.SIZE; pid++) {
                assertThat(valueOf(conversation, tid, pid))
                        .as("vote of %d on %d", pid, tid)
                        .isEqualTo(valueOf(usual, tid, pid));
            }
        }
    }

    private static int valueOf(PolisConversation conversation, int tid, int pid) {
        VoteEvents events = conversation.events();
        for (int i = 0; i < events.count(); i++) {
            if (events.tid(i) == tid && events.pid(i) == pid && events.isLast(i)) {
                return events.value(i);
            }
        }
        return 9;
    }

    private static PolisReading.Complete complete(Path directory) {
        PolisReading reading = PolisDirectory.read(directory, null, Progress.SILENT);
        assertThat(reading)
                .as(reading instanceof PolisReading.Refused refused ? refused.toString() : "")
                .isInstanceOf(PolisReading.Complete.class);
        return (PolisReading.Complete) reading;
    }

    private static String negateCells(String file) {
        StringBuilder negated = new StringBuilder();
        for (String line : file.lines().toList()) {
            String[] fields = line.split(",", -1);
            for (int i = 6; i < fields.length && !fields[0].equals("participant"); i++) {
                fields[i] = fields[i].equals("1") ? "-1" : fields[i].equals("-1") ? "1" : fields[i];
            }
            negated.append(String.join(",", Arrays.asList(fields))).append('\n');
        }
        return negated.toString();
    }

    /** Gives participant 3's two votes on statement 0 the same time and the later one the earlier place. */
    private static String swapChangedVote(String file) {
        return file.replaceAll("(?m)^1700000301000,(.*,0,3,1)$", "1700000300000,$1")
                .replaceAll("(?m)^(1700000300000,.*,0,3,-1)\n(1700000300000,.*,0,3,1)$", "$2\n$1");
    }
}
