package nl.polder.server.admin;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.polder.server.account.Action;
import nl.polder.server.account.FormCheck;
import nl.polder.server.account.StaffFrame;
import nl.polder.server.account.StaffRequest;
import nl.polder.server.account.StaffRoutes;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.platform.http.Problems;
import nl.polder.server.statement.Moderation;
import nl.polder.server.statement.StatementStore;
import nl.polder.server.statement.Topic;
import nl.polder.server.statement.Topics;

/** The topics of a conversation: made, named, taken away, and given to statements. */
final class TopicRoutes {
    private static final String PATH = "/admin/c/:slug/topics";

    private final ConversationWork work;
    private final Topics topics;
    private final StatementStore statements;

    TopicRoutes(ConversationWork work, Topics topics, StatementStore statements) {
        this.work = work;
        this.topics = topics;
        this.statements = statements;
    }

    void mount(StaffRoutes staff) {
        staff.form(
                PATH,
                Action.LABEL_STATEMENTS,
                request -> list(request, new FormCheck()),
                Action.LABEL_STATEMENTS,
                this::add);
        staff.form(
                PATH + "/:topic",
                Action.LABEL_STATEMENTS,
                request -> show(request, new FormCheck()),
                Action.LABEL_STATEMENTS,
                this::save);
        staff.form(
                PATH + "/:topic/remove",
                Action.LABEL_STATEMENTS,
                this::askRemove,
                Action.LABEL_STATEMENTS,
                this::remove);
    }

    private record Name(String language, FormCheck.Field field) {}

    private record Row(int id, String name, String statements) {}

    private record ListView(
            ConversationFrame c,
            StaffFrame frame,
            List<Row> topics,
            List<Name> names,
            boolean full,
            List<FormCheck.Wrong> problems) {}

    private void list(StaffRequest request, FormCheck check) {
        Conversation conversation = work.get(request.conversation().id());
        var frame = ConversationFrame.of(request, conversation);
        List<Topic> all = topics.list(conversation.id());
        List<Row> rows = all.stream()
                .map(topic -> new Row(topic.id(), name(request, conversation, topic), count(request, topic)))
                .toList();
        request.show(
                "admin/topics",
                new ListView(
                        frame,
                        frame.staff(),
                        rows,
                        names(request, conversation, check, Map.of()),
                        all.size() >= Topic.TOPICS_MAX,
                        check.all()));
    }

    private void add(StaffRequest request) {
        Conversation conversation = work.get(request.conversation().id());
        var check = new FormCheck();
        Map<String, String> names = typedNames(request, conversation, check);
        if (check.isFine()) {
            String first = conversation.settings().languages().getFirst();
            note(
                    request,
                    conversation,
                    check,
                    topics.add(request.actor(), conversation.id(), names.getOrDefault(first, ""), names));
        }
        if (check.isFine()) {
            request.goTo(path(request) + "?said=saved");
        } else {
            list(request, check);
        }
    }

    private record Ticked(int id, String text, String language, boolean ticked) {}

    private record TopicView(
            ConversationFrame c,
            StaffFrame frame,
            int id,
            String name,
            List<Name> names,
            List<Ticked> statements,
            List<FormCheck.Wrong> problems) {}

    private void show(StaffRequest request, FormCheck check) {
        Conversation conversation = work.get(request.conversation().id());
        Topic topic = topic(request, conversation);
        var frame = ConversationFrame.of(request, conversation);
        List<Integer> ticked = check.isFine() ? topic.statements() : typedStatements(request);
        List<Ticked> rows = statements.list(conversation.id()).await().stream()
                .filter(it -> it.moderation() != Moderation.REJECTED)
                .map(it -> new Ticked(it.id(), it.text(), it.language(), ticked.contains(it.id())))
                .toList();
        request.show(
                "admin/topic",
                new TopicView(
                        frame,
                        frame.staff(),
                        topic.id(),
                        name(request, conversation, topic),
                        names(request, conversation, check, topic.names()),
                        rows,
                        check.all()));
    }

    private void save(StaffRequest request) {
        Conversation conversation = work.get(request.conversation().id());
        Topic topic = topic(request, conversation);
        var check = new FormCheck();
        Map<String, String> names = typedNames(request, conversation, check);
        if (check.isFine()) {
            var saved = topics.save(request.actor(), conversation.id(), topic.id(), names, typedStatements(request));
            note(request, conversation, check, saved);
        }
        if (check.isFine()) {
            request.goTo(path(request) + "?said=saved");
        } else {
            show(request, check);
        }
    }

    private record RemoveView(ConversationFrame c, StaffFrame frame, int id, String name, String statements) {}

    private void askRemove(StaffRequest request) {
        Conversation conversation = work.get(request.conversation().id());
        Topic topic = topic(request, conversation);
        var frame = ConversationFrame.of(request, conversation);
        request.show(
                "admin/topic-remove",
                new RemoveView(
                        frame, frame.staff(), topic.id(), name(request, conversation, topic), count(request, topic)));
    }

    private void remove(StaffRequest request) {
        Conversation conversation = work.get(request.conversation().id());
        topics.remove(
                request.actor(), conversation.id(), topic(request, conversation).id());
        request.goTo(path(request) + "?said=saved");
    }

    private void note(StaffRequest request, Conversation conversation, FormCheck check, Topics.Changed changed) {
        String first = field(conversation.settings().languages().getFirst());
        switch (changed) {
            case Topics.Changed.Done done -> {}
            case Topics.Changed.TooMany many ->
                check.wrong(first, request.text("admin.topics.tooMany", Map.of("max", Topic.TOPICS_MAX)));
            case Topics.Changed.SameName same -> check.wrong(first, request.text("admin.topics.exists"));
            case Topics.Changed.StatementsFull full ->
                check.wrong(
                        "s" + full.statements().getFirst(),
                        request.text(
                                "admin.topics.statementFull",
                                Map.of("max", Topic.OF_STATEMENT_MAX, "numbers", numbers(full.statements()))));
            case Topics.Changed.Gone gone -> throw Problems.notFound();
        }
    }

    private static String numbers(List<Integer> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private Topic topic(StaffRequest request, Conversation conversation) {
        return topics.find(conversation.id(), request.pathNumber("topic")).orElseThrow(Problems::notFound);
    }

    private static List<Name> names(
            StaffRequest request, Conversation conversation, FormCheck check, Map<String, String> stored) {
        return conversation.settings().languages().stream()
                .map(language -> {
                    String typed = request.typed().text(field(language));
                    String value = typed.isEmpty() && check.isFine() ? stored.getOrDefault(language, "") : typed;
                    return new Name(language, check.field(field(language), value));
                })
                .toList();
    }

    private static Map<String, String> typedNames(StaffRequest request, Conversation conversation, FormCheck check) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String language : conversation.settings().languages()) {
            String name = Normalizer.normalize(request.typed().text(field(language)), Normalizer.Form.NFC);
            if (name.isEmpty()) {
                check.wrong(field(language), request.text("admin.topics.empty"));
            } else if (name.codePointCount(0, name.length()) > Topic.NAME_MAX) {
                check.wrong(field(language), request.text("admin.topics.tooLong", Map.of("max", Topic.NAME_MAX)));
            }
            names.put(language, name);
        }
        return names;
    }

    private static List<Integer> typedStatements(StaffRequest request) {
        return request.typed().all("statement").stream()
                .filter(it -> it.matches("[0-9]{1,9}"))
                .map(Integer::valueOf)
                .distinct()
                .toList();
    }

    private static String field(String language) {
        return "name-" + language;
    }

    private static String name(StaffRequest request, Conversation conversation, Topic topic) {
        return topic.name(request.language(), conversation.settings().languages());
    }

    private static String count(StaffRequest request, Topic topic) {
        return request.text(
                "admin.topics.statements", Map.of("n", topic.statements().size()));
    }

    private static String path(StaffRequest request) {
        return "/admin/c/" + request.conversation().slug() + "/topics";
    }
}
