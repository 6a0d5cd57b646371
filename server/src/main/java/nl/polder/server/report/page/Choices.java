package nl.polder.server.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.polder.server.platform.render.PageAddress;
import nl.polder.server.report.Report;
import nl.polder.server.report.figure.GroupMark;

/** The forms with which a reader chooses what to see; they work without script and keep what else was asked. */
final class Choices {
    private static final int GROUPS_TO_CHOOSE = 3;

    private Choices() {}

    /** Which groups to compare; of fewer than three there is nothing to choose. */
    static Optional<Block> compare(Words words) {
        int groups = words.results().groups().size();
        if (groups < GROUPS_TO_CHOOSE) {
            return Optional.empty();
        }
        int[] shown = words.shownGroups();
        List<Block.Choice> choices = IntStream.range(0, groups)
                .mapToObj(g -> new Block.Choice(
                        words.letter(g),
                        GroupMark.inline(words.shape(g)),
                        words.group(g),
                        IntStream.of(shown).anyMatch(it -> it == g)))
                .toList();
        View view = words.view();
        return view.address()
                .map(address -> Block.compare(new Block.Compare(
                        address.path() + "#dividing",
                        words.compares() ? view.everything() + "#dividing" : "",
                        choices,
                        words.comparesTooFew() ? words.text("compareTwo") : "",
                        hidden(view, address, true))));
    }

    /** @param found how many statements are listed */
    static Optional<Block> search(Words words, int found) {
        View view = words.view();
        return view.address()
                .map(address -> Block.search(new Block.Search(
                        address.path() + "#find",
                        view.query(),
                        view.query().isEmpty()
                                ? ""
                                : words.text(
                                        found == 0 ? "searchNone" : "searchFound",
                                        "found",
                                        found,
                                        "within",
                                        view.topic().isEmpty() ? "all" : "topic"),
                        view.query().isEmpty() ? "" : view.everything() + "#find",
                        hidden(view, address, false))));
    }

    /** @param found how many statements are listed */
    static Optional<Block> topics(Words words, int found) {
        View view = words.view();
        List<Report.Topic> topics = words.report().topics();
        if (view.address().isEmpty() || topics.isEmpty() && view.topic().isEmpty()) {
            return Optional.empty();
        }
        List<Block.Link> links = new ArrayList<>();
        links.add(new Block.Link(
                words.text("topics.all"), view.about(""), view.topic().isEmpty()));
        topics.forEach(topic -> links.add(new Block.Link(
                words.topic(topic), view.about(topic.code()), topic.code().equals(view.topic()))));
        String said = topics.stream()
                .filter(topic -> topic.code().equals(view.topic()))
                .findFirst()
                .map(topic -> words.text(
                        "topics.found",
                        "found",
                        found,
                        "all",
                        words.results().statements().size(),
                        "topic",
                        words.topic(topic)))
                .orElse(view.topic().isEmpty() ? "" : words.text("topics.unknown"));
        return Optional.of(Block.topics(new Block.Topics(said, links)));
    }

    private static List<Block.Hidden> hidden(View view, PageAddress address, boolean comparing) {
        List<Block.Hidden> hidden = new ArrayList<>();
        if (address.languageAsked()) {
            hidden.add(new Block.Hidden("lang", address.language().tag()));
        }
        if (view.sort() != Sort.NUMBER) {
            hidden.add(new Block.Hidden("sort", view.sort().code()));
        }
        if (!view.topic().isEmpty()) {
            hidden.add(new Block.Hidden("topic", view.topic()));
        }
        if (comparing && !view.query().isEmpty()) {
            hidden.add(new Block.Hidden("q", view.query()));
        }
        if (!comparing && view.compared().size() > 1) {
            hidden.add(new Block.Hidden("compare", view.letters()));
        }
        return hidden;
    }
}
