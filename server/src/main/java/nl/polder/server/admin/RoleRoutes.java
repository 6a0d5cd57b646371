package nl.polder.server.admin;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.polder.server.account.Action;
import nl.polder.server.account.ConversationRoles;
import nl.polder.server.account.ConversationRoles.Outcome;
import nl.polder.server.account.Person;
import nl.polder.server.account.Role;
import nl.polder.server.account.StaffFrame;
import nl.polder.server.account.StaffRequest;
import nl.polder.server.account.StaffRoutes;
import nl.polder.server.account.Typed;
import nl.polder.server.i18n.Language;
import nl.polder.server.platform.http.Problems;

/** Who does what in a conversation: everybody of it can read that, an organiser or administrator gives and takes the roles. */
final class RoleRoutes {

    private static final String PATH = "/admin/c/:slug/people";
    /** More colleagues without a role than this and the page asks for a name. */
    private static final int LISTED_MAX = 50;

    private static final List<Role> ROLES =
            Arrays.stream(Role.values()).filter(Role::perConversation).toList();

    private final ConversationWork work;
    private final ConversationRoles roles;

    RoleRoutes(ConversationWork work, ConversationRoles roles) {
        this.work = work;
        this.roles = roles;
    }

    void mount(StaffRoutes staff) {
        staff.page(PATH, Action.SEE_CONVERSATION, this::list);
        staff.form(PATH + "/:account", Action.MANAGE_ROLES, this::show, Action.MANAGE_ROLES, this::save);
    }

    /** @param href where the roles can be changed; empty = not by the reader */
    private record Row(String name, String email, String here, String everywhere, String state, String href) {}

    private record Meaning(String role, String means) {}

    /** @param language the one that was asked for in the address, which a form of this kind would lose; empty = none */
    private record ListView(
            ConversationFrame c,
            StaffFrame frame,
            List<Row> people,
            boolean mayManage,
            List<Row> others,
            String searched,
            String language,
            boolean search,
            boolean more,
            List<Meaning> meanings) {}

    private void list(StaffRequest request) {
        var frame =
                ConversationFrame.of(request, work.get(request.conversation().id()));
        boolean mayManage = request.may(Action.MANAGE_ROLES);
        List<Person> everybody = roles.list(request.conversation());
        List<Person> without = everybody.stream()
                .filter(person -> person.roles().isEmpty() && !person.disabled())
                .toList();
        String searched = request.query("q").strip();
        List<Person> found =
                without.stream().filter(person -> matches(person, searched)).toList();
        request.show(
                "admin/roles",
                new ListView(
                        frame,
                        frame.staff(),
                        everybody.stream()
                                .filter(person -> !person.roles().isEmpty())
                                .map(person -> row(request, person, mayManage))
                                .toList(),
                        mayManage,
                        found.stream()
                                .limit(LISTED_MAX)
                                .map(person -> row(request, person, mayManage))
                                .toList(),
                        searched,
                        Language.find(request.query("lang")).map(Language::tag).orElse(""),
                        without.size() > LISTED_MAX || !searched.isEmpty(),
                        found.size() > LISTED_MAX,
                        ROLES.stream()
                                .map(role -> new Meaning(name(request, role), means(request, role)))
                                .toList()));
    }

    private static boolean matches(Person person, String searched) {
        String words = searched.toLowerCase(Locale.ROOT);
        return person.name().toLowerCase(Locale.ROOT).contains(words)
                || person.email().toLowerCase(Locale.ROOT).contains(words);
    }

    private static Row row(StaffRequest request, Person person, boolean mayManage) {
        boolean self = person.account() == request.principal().account();
        String state = person.disabled() ? "disabled" : person.arrived() ? "" : "invited";
        return new Row(
                person.name(),
                mayManage ? person.email() : "",
                names(request, person.here()),
                person.everywhere().isEmpty()
                        ? ""
                        : request.text("admin.roles.everywhere", Map.of("roles", names(request, person.everywhere()))),
                self
                        ? request.text("admin.roles.you")
                        : state.isEmpty() ? "" : request.text("admin.people.state." + state),
                mayManage && !self ? path(request) + "/" + person.account() : "");
    }

    /** A box with a role and what it means. */
    private record Box(String code, String label, String explanation, boolean ticked) {}

    private record PersonView(
            ConversationFrame c,
            StaffFrame frame,
            int account,
            String name,
            String email,
            String everywhere,
            boolean self,
            boolean disabled,
            List<Box> roles,
            String seen,
            String wrong) {}

    private void show(StaffRequest request) {
        Person person = person(request);
        boolean kept = !request.typed().isEmpty();
        show(
                request,
                person,
                kept ? ticked(request.typed().all("role")) : person.here(),
                kept ? request.typed().text("seen") : codes(person.here()),
                "");
    }

    private void show(StaffRequest request, Person person, Set<Role> ticked, String seen, String wrong) {
        var frame =
                ConversationFrame.of(request, work.get(request.conversation().id()));
        request.show(
                "admin/roles-of",
                new PersonView(
                        frame,
                        frame.staff(),
                        person.account(),
                        person.name(),
                        person.email(),
                        person.everywhere().isEmpty()
                                ? ""
                                : request.text(
                                        "admin.roles.everywhere", Map.of("roles", names(request, person.everywhere()))),
                        person.account() == request.principal().account(),
                        person.disabled(),
                        ROLES.stream()
                                .map(role -> new Box(
                                        role.code(), name(request, role), means(request, role), ticked.contains(role)))
                                .toList(),
                        seen,
                        wrong));
    }

    private void save(StaffRequest request) {
        Typed typed = request.typed();
        Person person = person(request);
        Set<Role> wanted = ticked(typed.all("role"));
        Set<Role> seen = ticked(List.of(typed.text("seen").split(",")));
        switch (roles.change(request.principal(), request.conversation(), person.account(), seen, wanted)) {
            case Outcome.Saved saved -> request.goTo(path(request) + "?said=saved");
            case Outcome.Stale stale -> again(request, wanted, stale.now(), stale(request, stale.now()));
            case Outcome.Own own -> again(request, person.here(), seen, request.text("admin.roles.own"));
            case Outcome.LastOrganiser last -> again(request, wanted, seen, request.text("admin.roles.lastOrganiser"));
            case Outcome.NoAccess disabled -> again(request, wanted, seen, request.text("admin.roles.noAccess"));
            case Outcome.Nobody nobody -> throw Problems.notFound();
        }
    }

    /** The page again with what was ticked, and what is wrong with it. */
    private void again(StaffRequest request, Set<Role> ticked, Set<Role> seen, String wrong) {
        show(request, person(request), ticked, codes(seen), wrong);
    }

    private static String stale(StaffRequest request, Set<Role> now) {
        return now.isEmpty()
                ? request.text("admin.roles.staleNone")
                : request.text("admin.roles.stale", Map.of("roles", names(request, now)));
    }

    private Person person(StaffRequest request) {
        return roles.find(request.conversation(), request.pathNumber("account")).orElseThrow(Problems::notFound);
    }

    /** The roles among these codes; what is none is passed over. */
    private static Set<Role> ticked(List<String> codes) {
        return ROLES.stream().filter(role -> codes.contains(role.code())).collect(Collectors.toUnmodifiableSet());
    }

    private static String codes(Set<Role> roles) {
        return sorted(roles).map(Role::code).collect(Collectors.joining(","));
    }

    private static String names(StaffRequest request, Set<Role> roles) {
        return sorted(roles).map(role -> name(request, role)).collect(Collectors.joining(", "));
    }

    private static java.util.stream.Stream<Role> sorted(Set<Role> roles) {
        return roles.stream().sorted(Comparator.naturalOrder());
    }

    private static String name(StaffRequest request, Role role) {
        return request.text("account.role." + role.code());
    }

    private static String means(StaffRequest request, Role role) {
        return request.text("account.role." + role.code() + ".means");
    }

    private static String path(StaffRequest request) {
        return "/admin/c/" + request.conversation().slug() + "/people";
    }
}
