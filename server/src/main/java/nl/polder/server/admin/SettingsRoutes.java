package nl.polder.server.admin;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import nl.polder.server.account.Action;
import nl.polder.server.account.FormCheck;
import nl.polder.server.account.StaffFrame;
import nl.polder.server.account.StaffRequest;
import nl.polder.server.account.StaffRoutes;
import nl.polder.server.account.Typed;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.i18n.Language;
import nl.polder.server.platform.render.Markdown;

/** The settings of a conversation: one form with help at each field, and a preview of the texts as participants see them. */
final class SettingsRoutes {

    private static final String PATH = "/admin/c/:slug/settings";

    private final ConversationWork work;
    private final Clock clock;

    SettingsRoutes(ConversationWork work, Clock clock) {
        this.work = work;
        this.clock = clock;
    }

    void mount(StaffRoutes staff) {
        staff.form(PATH, Action.CHANGE_SETTINGS, this::show, Action.CHANGE_SETTINGS, this::save);
    }

    /** The texts in one language. */
    private record TextsView(
            String tag,
            String name,
            boolean main,
            boolean chosen,
            FormCheck.Field title,
            FormCheck.Field description,
            FormCheck.Field rules,
            String preview) {}

    private record SettingsView(
            ConversationFrame c,
            StaffFrame frame,
            String version,
            List<TextsView> texts,
            String main,
            boolean post,
            boolean important,
            FormCheck.Field length,
            FormCheck.Field votesMin,
            FormCheck.Field normHours,
            FormCheck.Field writingCloses,
            FormCheck.Field closes,
            List<FormCheck.Wrong> problems) {}

    private void show(StaffRequest request) {
        SettingsForm.All stored = work.settings(request.conversation().id());
        Typed typed = request.typed().isEmpty() ? SettingsForm.typed(stored) : request.typed();
        String version = request.typed().isEmpty()
                ? SettingsForm.version(stored)
                : request.typed().text("version");
        show(request, typed, version, new FormCheck());
    }

    private void show(StaffRequest request, Typed typed, String version, FormCheck check) {
        Conversation conversation = work.get(request.conversation().id());
        var frame = ConversationFrame.of(request, conversation);
        String main = conversation.settings().languages().getFirst();
        List<TextsView> texts = Arrays.stream(Language.values())
                .map(language -> texts(language, main, typed, check))
                .toList();
        request.show(
                "admin/settings",
                new SettingsView(
                        frame,
                        frame.staff(),
                        version,
                        texts,
                        main,
                        typed.text("moderation").equals("post"),
                        typed.ticked("important"),
                        check.field("length", typed.text("length")),
                        check.field("votes_min", typed.text("votes_min")),
                        check.field("norm_hours", typed.text("norm_hours")),
                        check.field("writing_closes", typed.text("writing_closes")),
                        check.field("closes", typed.text("closes")),
                        check.all()));
    }

    private static TextsView texts(Language language, String main, Typed typed, FormCheck check) {
        String tag = language.tag();
        return new TextsView(
                tag,
                language.ownName(),
                tag.equals(main),
                tag.equals(main) || typed.all("language").contains(tag),
                check.field("title_" + tag, typed.text("title_" + tag)),
                check.field("description_" + tag, typed.text("description_" + tag)),
                check.field("rules_" + tag, typed.text("rules_" + tag)),
                Markdown.toHtml(typed.text("description_" + tag)));
    }

    private void save(StaffRequest request) {
        int id = request.conversation().id();
        var check = new FormCheck();
        SettingsForm.All stored = work.settings(id);
        SettingsForm.All wanted = SettingsForm.read(request, check, work.get(id), stored.rules(), clock.instant());
        if (!check.isFine()) {
            show(request, request.typed(), request.typed().text("version"), check);
            return;
        }
        switch (work.save(request.principal(), id, wanted, request.typed().text("version"))) {
            case SAVED -> request.goTo("/admin/c/" + request.conversation().slug() + "/settings?said=saved");
            case STALE -> {
                check.wrong("version", request.text("admin.settings.stale"));
                show(request, request.typed(), SettingsForm.version(stored), check);
            }
        }
    }
}
