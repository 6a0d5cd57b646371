package nl.polder.server.analysis.page;

import java.util.List;
import nl.polder.server.analysis.Results.Group;
import nl.polder.server.analysis.Share;
import nl.polder.server.analysis.page.ResultsView.GroupProfile;
import nl.polder.server.analysis.page.ResultsView.IntervalRow;
import nl.polder.server.analysis.page.ResultsView.Making;
import nl.polder.server.i18n.Formats;
import nl.polder.server.platform.render.Phrase;

/** The groups one by one: name, size, and the statements that make them, each against everybody else with its interval. */
final class GroupProfiles {

    private final Wording wording;
    private final Formats formats;

    GroupProfiles(Wording wording) {
        this.wording = wording;
        this.formats = wording.formats();
    }

    List<GroupProfile> all() {
        return wording.results().groups().stream().map(this::profile).toList();
    }

    private GroupProfile profile(Group group) {
        Phrase title = Phrase.of(
                wording.key("title"),
                "letter",
                String.valueOf(group.letter()),
                "n",
                group.size(),
                "share",
                formats.percent(group.share()));
        List<Making> making =
                group.making().stream().map(each -> making(group, each)).toList();
        return new GroupProfile(wording.mark(group.index()), title, making.isEmpty() ? nothing(group) : null, making);
    }

    private Phrase nothing(Group group) {
        return Phrase.of(wording.key(wording.results().showsCellsOf(group.index()) ? "nothing" : "keptBack"));
    }

    private Making making(Group group, nl.polder.server.analysis.Results.Making making) {
        String suffix = Wording.suffix(making.side());
        return new Making(
                wording.text(making.statementId()),
                wording.language(making.statementId()),
                wording.answered(making.side()),
                Phrase.of(wording.key("caption") + suffix, "letter", String.valueOf(group.letter())),
                Phrase.of("results.column" + suffix),
                List.of(
                        row(wording.mark(group.index()), wording.groupName(group.index()), making.inGroup()),
                        row(
                                wording.markElsewhere(group.index()),
                                wording.elsewhere(group.index()),
                                making.elsewhere())));
    }

    private IntervalRow row(String mark, Phrase name, Share share) {
        return new IntervalRow(
                mark,
                name,
                formats.count(share.base()),
                formats.percent(share.value()),
                formats.range(share.low(), share.high()),
                Wording.length(share.value() * 100),
                Wording.length(share.low() * 100),
                Wording.length(share.high() * 100));
    }
}
