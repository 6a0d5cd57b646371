package nl.polder.server.admin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;
import nl.polder.server.account.Action;
import nl.polder.server.account.FormCheck;
import nl.polder.server.account.StaffFrame;
import nl.polder.server.account.StaffRequest;
import nl.polder.server.account.StaffRoutes;
import nl.polder.server.approval.Approval;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.integrity.Numbers;
import nl.polder.server.integrity.Reason;
import nl.polder.server.integrity.SetAside;

/** Who is set aside and why, and the form that proposes it. What somebody voted is not shown here: it is no reason. */
final class SetAsideRoutes {
    private static final String PATH = "/admin/c/:slug/aside";
    private static final int LISTED_MAX = 500;

    private final ConversationWork work;
    private final SetAside setAside;

    SetAsideRoutes(ConversationWork work, SetAside setAside) {
        this.work = work;
        this.setAside = setAside;
    }

    void mount(StaffRoutes staff) {
        staff.form(
                PATH,
                Action.SEE_CONVERSATION,
                request -> show(request, new FormCheck(), ""),
                Action.PROPOSE_SET_ASIDE,
                this::propose);
    }

    private record Row(int participant, String reason, String words, String by, String since) {}

    private record Choice(String code, String name, boolean chosen) {}

    private record Pending(long id, String what, String numbers, String words, boolean own, boolean mayAnswer) {}

    /** @param preview what the proposal would concern, before it is made; empty until it was looked at */
    private record View(
            ConversationFrame c,
            StaffFrame frame,
            List<Row> people,
            String count,
            boolean more,
            List<Pending> pending,
            boolean mayPropose,
            FormCheck.Field numbers,
            List<Choice> directions,
            List<Choice> reasons,
            FormCheck.Field words,
            String preview,
            List<FormCheck.Wrong> problems) {}

    private void show(StaffRequest request, FormCheck check, String preview) {
        Conversation it = work.get(request.conversation().id());
        var frame = ConversationFrame.of(request, it);
        List<SetAside.Person> people = setAside.list(it.id());
        Optional<Approval> pending = setAside.pending(it.id());
        request.show(
                "admin/aside",
                new View(
                        frame,
                        frame.staff(),
                        people.stream()
                                .limit(LISTED_MAX)
                                .map(person -> row(request, person))
                                .toList(),
                        request.text("admin.aside.count", Map.of("n", people.size())),
                        people.size() > LISTED_MAX,
                        pending.stream().map(p -> pending(request, p)).toList(),
                        request.may(Action.PROPOSE_SET_ASIDE) && pending.isEmpty(),
                        check.field("numbers", request.typed().text("numbers")),
                        directions(request),
                        reasons(request),
                        check.field("words", request.typed().text("words")),
                        preview,
                        check.all()));
    }

    private static Row row(StaffRequest request, SetAside.Person person) {
        return new Row(
                person.participant(),
                request.text("admin.aside.reason." + person.reason().code()),
                person.words(),
                person.by(),
                request.formats().date(person.since()));
    }

    private static List<Choice> directions(StaffRequest request) {
        boolean back = request.typed().text("direction").equals("back");
        return List.of(
                new Choice("aside", request.text("admin.aside.aside"), !back),
                new Choice("back", request.text("admin.aside.back"), back));
    }

    private static List<Choice> reasons(StaffRequest request) {
        String chosen = request.typed().text("reason");
        return Stream.of(Reason.values())
                .map(reason -> new Choice(
                        reason.code(),
                        request.text("admin.aside.reason." + reason.code()),
                        reason.code().equals(chosen)))
                .toList();
    }

    private Pending pending(StaffRequest request, Approval it) {
        var payload = it.payload();
        boolean own = it.proposedBy() == request.principal().account();
        List<Integer> numbers = payload.getJsonArray("participants").stream()
                .map(Integer.class::cast)
                .toList();
        SetAside.Concerned concerned = setAside.concerned(it.conversation(), numbers, payload.getBoolean("aside"));
        String what = request.text(
                payload.getBoolean("aside") ? "admin.aside.pendingAside" : "admin.aside.pendingBack",
                Map.of(
                        "name", it.proposedByName(),
                        "people", concerned.people(),
                        "votes", concerned.votes(),
                        "reason", request.text("admin.aside.reason." + payload.getString("reason"))));
        return new Pending(
                it.id(),
                what,
                Ranges.of(numbers),
                payload.getString("words"),
                own,
                !own && request.may(Action.CONFIRM_SET_ASIDE));
    }

    private void propose(StaffRequest request) {
        Conversation it = work.get(request.conversation().id());
        boolean aside = !request.typed().text("direction").equals("back");
        String words = request.typed().text("words");
        var check = new FormCheck();
        Optional<SortedSet<Integer>> numbers = numbers(request, check);
        Optional<Reason> reason = Reason.find(request.typed().text("reason"));
        if (reason.isEmpty()) {
            check.wrong("reason", request.text("admin.aside.reasonNeeded"));
        }
        if (words.isEmpty() || words.codePointCount(0, words.length()) > SetAside.WORDS_MAX) {
            check.wrong("words", request.text("admin.aside.wordsNeeded", Map.of("max", SetAside.WORDS_MAX)));
        }
        if (!check.isFine()) {
            show(request, check, "");
            return;
        }
        if (request.typed().text("step").equals("look")) {
            show(request, check, preview(request, it, numbers.orElseThrow(), aside));
            return;
        }
        switch (setAside.propose(
                it.id(), numbers.orElseThrow(), aside, reason.orElseThrow(), words, request.principal())) {
            case SetAside.Proposal.Proposed proposed -> request.goTo(path(request) + "?said=proposed");
            case SetAside.Proposal.AnotherWaits waits -> request.goTo(path(request) + "?said=proposed-before");
            case SetAside.Proposal.Nobody nobody -> {
                check.wrong("numbers", request.text("admin.aside.nobody"));
                show(request, check, "");
            }
        }
    }

    private String preview(StaffRequest request, Conversation it, SortedSet<Integer> numbers, boolean aside) {
        SetAside.Concerned concerned = setAside.concerned(it.id(), numbers, aside);
        return request.text(
                "admin.aside.preview",
                Map.of("asked", numbers.size(), "people", concerned.people(), "votes", concerned.votes()));
    }

    private static Optional<SortedSet<Integer>> numbers(StaffRequest request, FormCheck check) {
        return switch (Numbers.read(request.typed().text("numbers"))) {
            case Numbers.Read.Some some -> Optional.of(some.numbers());
            case Numbers.Read.Nothing nothing -> wrong(check, request.text("admin.aside.numbersNeeded"));
            case Numbers.Read.TooMany many ->
                wrong(check, request.text("admin.aside.tooMany", Map.of("max", Numbers.MAX)));
            case Numbers.Read.Wrong typed ->
                wrong(check, request.text("admin.aside.wrongNumber", Map.of("part", typed.part())));
        };
    }

    private static Optional<SortedSet<Integer>> wrong(FormCheck check, String sentence) {
        check.wrong("numbers", sentence);
        return Optional.empty();
    }

    private static String path(StaffRequest request) {
        return "/admin/c/" + request.conversation().slug() + "/aside";
    }
}
