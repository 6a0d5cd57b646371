package nl.polder.server.account;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.polder.server.platform.http.Problems;

/** The people of the organisation: invite, give roles, let nobody in any more, hand over a new link. */
final class PeopleRoutes {

    private static final String PATH = "/admin/people";

    private final People people;
    private final URI publicUrl;

    PeopleRoutes(People people, URI publicUrl) {
        this.people = people;
        this.publicUrl = publicUrl;
    }

    void mount(StaffRoutes staff) {
        staff.form(
                PATH,
                Action.MANAGE_PEOPLE,
                request -> show(request, new FormCheck()),
                Action.MANAGE_PEOPLE,
                this::invite);
        staff.page(PATH + "/:account", Action.MANAGE_PEOPLE, request -> showPerson(request, ""));
        staff.button(PATH + "/:account/roles", Action.MANAGE_PEOPLE, this::setRoles);
        staff.button(PATH + "/:account/disable", Action.MANAGE_PEOPLE, request -> setDisabled(request, true));
        staff.button(PATH + "/:account/enable", Action.MANAGE_PEOPLE, request -> setDisabled(request, false));
        staff.button(PATH + "/:account/link", Action.MANAGE_PEOPLE, this::renewLink);
    }

    private record PersonRow(int account, String name, String email, String roles, String state) {}

    /** A box with a role and what it means. */
    record RoleBox(String code, String label, String explanation, boolean ticked) {}

    private record PeopleView(
            StaffFrame frame,
            List<PersonRow> people,
            FormCheck.Field name,
            FormCheck.Field email,
            List<RoleBox> roles,
            List<FormCheck.Wrong> problems) {}

    private void show(StaffRequest request, FormCheck check) {
        List<PersonRow> rows = people.list(request.principal().organisation(), Optional.empty()).stream()
                .map(person -> new PersonRow(
                        person.account(),
                        person.name(),
                        person.email(),
                        names(request, person.everywhere()),
                        state(request, person)))
                .toList();
        request.show(
                "admin/people",
                new PeopleView(
                        request.frame(),
                        rows,
                        check.field("name", request.typed().text("name")),
                        check.field("email", request.typed().text("email")),
                        boxes(request, typedRoles(request)),
                        check.all()));
    }

    private void invite(StaffRequest request) {
        var check = new FormCheck();
        String name = request.typed().text("name");
        String email = request.typed().text("email");
        SignInRoutes.checkName(request, check, "name", name);
        SignInRoutes.checkEmail(request, check, email);
        if (!check.isFine()) {
            show(request, check);
            return;
        }
        switch (people.invite(request.principal(), name, email, typedRoles(request))) {
            case People.Outcome.Done done -> showLink(request, name, done.link().orElseThrow());
            case People.Outcome.EmailTaken taken -> {
                check.wrong("email", request.text("admin.people.emailTaken"));
                show(request, check);
            }
            case People.Outcome.LastAdministrator last -> throw Problems.notFound();
            case People.Outcome.OwnRole own -> throw Problems.notFound();
            case People.Outcome.Nobody nobody -> throw Problems.notFound();
        }
    }

    private record LinkView(StaffFrame frame, String name, String address) {}

    /** Shown once, on the answer itself: a secret does not belong in an address. */
    private void showLink(StaffRequest request, String name, String secret) {
        request.show("admin/person-link", new LinkView(request.frame(), name, publicUrl + "/admin/first/" + secret));
    }

    private record PersonView(
            StaffFrame frame,
            int account,
            String name,
            String email,
            boolean disabled,
            boolean self,
            List<RoleBox> roles,
            String wrong) {}

    private void showPerson(StaffRequest request, String wrong) {
        Person person = people.find(request.principal().organisation(), request.pathNumber("account"), Optional.empty())
                .orElseThrow(Problems::notFound);
        request.show(
                "admin/person",
                new PersonView(
                        request.frame(),
                        person.account(),
                        person.name(),
                        person.email(),
                        person.disabled(),
                        person.account() == request.principal().account(),
                        boxes(request, person.everywhere()),
                        wrong));
    }

    private void setRoles(StaffRequest request) {
        int account = request.pathNumber("account");
        answer(request, people.setRoles(request.principal(), account, typedRoles(request)));
    }

    private void setDisabled(StaffRequest request, boolean disabled) {
        answer(request, people.setDisabled(request.principal(), request.pathNumber("account"), disabled));
    }

    private void renewLink(StaffRequest request) {
        answer(request, people.renewLink(request.principal(), request.pathNumber("account")));
    }

    private void answer(StaffRequest request, People.Outcome outcome) {
        switch (outcome) {
            case People.Outcome.Done done -> answerDone(request, done.link());
            case People.Outcome.LastAdministrator last ->
                showPerson(request, request.text("admin.people.lastAdministrator"));
            case People.Outcome.OwnRole own -> showPerson(request, request.text("admin.people.ownRole"));
            case People.Outcome.Nobody nobody -> throw Problems.notFound();
            case People.Outcome.EmailTaken taken ->
                throw new IllegalStateException("only an invitation has an e-mail address");
        }
    }

    private void answerDone(StaffRequest request, Optional<String> link) {
        if (link.isEmpty()) {
            request.goTo(PATH + "?said=saved");
            return;
        }
        int organisation = request.principal().organisation();
        Person person = people.find(organisation, request.pathNumber("account"), Optional.empty())
                .orElseThrow(Problems::notFound);
        showLink(request, person.name(), link.get());
    }

    private static Set<Role> typedRoles(StaffRequest request) {
        List<String> codes = request.typed().all("role");
        Set<String> known = Arrays.stream(Role.values()).map(Role::code).collect(Collectors.toSet());
        if (!known.containsAll(codes)) {
            // Of no form of ours: to leave it out would take roles away.
            throw Problems.malformedBody();
        }
        return Arrays.stream(Role.values())
                .filter(role -> codes.contains(role.code()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<RoleBox> boxes(StaffRequest request, Set<Role> held) {
        return Arrays.stream(Role.values())
                .map(role -> new RoleBox(
                        role.code(),
                        request.text("account.role." + role.code()),
                        request.text("account.role." + role.code() + ".means"),
                        held.contains(role)))
                .toList();
    }

    private static String names(StaffRequest request, Set<Role> roles) {
        return roles.stream()
                .sorted()
                .map(role -> request.text("account.role." + role.code()))
                .collect(Collectors.joining(", "));
    }

    private static String state(StaffRequest request, Person person) {
        String state = person.disabled() ? "disabled" : person.arrived() ? "active" : "invited";
        return request.text("admin.people.state." + state);
    }
}
