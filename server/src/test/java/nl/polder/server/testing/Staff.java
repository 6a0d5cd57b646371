package nl.polder.server.testing;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.polder.server.account.Administrators;
import org.jspecify.annotations.Nullable;

/** A browser of somebody at the desk, without script: keeps the cookie, sends forms with their token, computes codes. */
public final class Staff {

    public static final String PASSWORD = "een rij van vier woorden";

    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final Pattern SECRET = Pattern.compile("class=\"code\">([A-Z2-7 ]+)<");
    private static final Pattern COOKIE = Pattern.compile("^([^=]+=[^;]*).*");

    private final TestPolder polder;
    private final Clock clock;
    private String cookie = "";
    private String csrf = "";
    private String secret = "";

    public Staff(TestPolder polder, Clock clock) {
        this.polder = polder;
        this.clock = clock;
    }

    /** The first person of an installation: through the printed link, with the second step. */
    public static Staff first(TestPolder polder, Clock clock) {
        var staff = new Staff(polder, clock);
        String link = polder.app().accounts().firstLink().orElseThrow();
        staff.arrive(
                link.substring(polder.origin().length()),
                "organisation=Ministerie&name=Saskia&email=saskia%40example.org");
        return staff;
    }

    /** A colleague of the person who invites: with these roles in all conversations. */
    public Staff inviting(String name, String... roles) {
        String body = post(
                        "/admin/people",
                        fields("name", name, "email", name + "@example.org")
                                + IntStream.range(0, roles.length)
                                        .mapToObj(i -> "&role=" + roles[i])
                                        .collect(Collectors.joining()))
                .body();
        Matcher link = Pattern.compile("class=\"code\">[^<]*(/admin/first/[A-Za-z0-9_-]+)<")
                .matcher(body);
        if (!link.find()) {
            throw new IllegalStateException("no link for " + name + ": " + body);
        }
        var colleague = new Staff(polder, clock);
        colleague.arrive(link.group(1), "");
        return colleague;
    }

    /** The first person of another organisation, made on the server. */
    public static Staff ofOtherOrganisation(TestPolder polder, Clock clock, String organisation) {
        var asked = new Administrators.Asked(organisation, "Other", organisation + "@example.org");
        if (!(polder.app().accounts().administrators().create(asked) instanceof Administrators.Outcome.Made made)) {
            throw new IllegalStateException("no administrator for " + organisation);
        }
        var staff = new Staff(polder, clock);
        staff.arrive(made.address().substring(polder.origin().length()), "");
        return staff;
    }

    private void arrive(String link, String fields) {
        send(link, fields + "&password=" + encoded(PASSWORD));
        Matcher found = SECRET.matcher(get("/admin/account/second-step").body());
        if (!found.find()) {
            throw new IllegalStateException("no second step after " + link);
        }
        secret = found.group(1);
        HttpResponse<String> confirmed = post("/admin/account/second-step", "code=" + code());
        if (confirmed.statusCode() != 200) {
            throw new IllegalStateException("second step answered " + confirmed.statusCode());
        }
    }

    public HttpResponse<String> signIn(String email, String password, String code) {
        return send("/admin/sign-in", fields("email", email, "password", password, "code", code));
    }

    /** The code that the app shows now. */
    public String code() {
        return nl.polder.server.account.TestCodes.codeNow(secret, clock);
    }

    public HttpResponse<String> get(String path) {
        HttpResponse<String> response =
                polder.get(path, "Accept", "text/html", "Cookie", cookie.isEmpty() ? "none=x" : cookie);
        remember(response);
        return response;
    }

    /** As the page's own form: with the token of the last page seen. */
    public HttpResponse<String> post(String path, String form) {
        if (csrf.isEmpty()) {
            get("/admin/account");
        }
        return send(path, form + "&csrf=" + encoded(csrf));
    }

    /** A form as it is, without a token. */
    public HttpResponse<String> send(String path, String form) {
        HttpResponse<String> response =
                polder.postForm(path, form, "Accept", "text/html", "Cookie", cookie.isEmpty() ? "none=x" : cookie);
        remember(response);
        return response;
    }

    /** As the page's own form with a chosen file. */
    public HttpResponse<String> upload(String path, byte[] file) {
        if (csrf.isEmpty()) {
            get("/admin/account");
        }
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n" + csrf
                        + "\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file.csv\"\r\n"
                        + "Content-Type: text/csv\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = polder.request(
                path,
                "Accept",
                "text/html",
                "Cookie",
                cookie,
                "Content-Type",
                "multipart/form-data; boundary=x",
                "Origin",
                polder.origin(),
                "Sec-Fetch-Site",
                "same-origin");
        return polder.send(request.POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    public String cookie() {
        return cookie;
    }

    public String csrf() {
        return csrf;
    }

    /** The same person in another browser. */
    public Staff again(String email) {
        var other = new Staff(polder, clock);
        other.secret = secret;
        HttpResponse<String> response = other.signIn(email, PASSWORD, other.code());
        if (response.statusCode() != 303) {
            throw new IllegalStateException("sign-in answered " + response.statusCode());
        }
        return other;
    }

    private void remember(HttpResponse<String> response) {
        response.headers().firstValue("set-cookie").ifPresent(header -> {
            Matcher pair = COOKIE.matcher(header);
            if (pair.matches()) {
                cookie = pair.group(1);
                csrf = "";
            }
        });
        @Nullable String body = response.body();
        Matcher token = CSRF.matcher(body == null ? "" : body);
        if (token.find()) {
            csrf = token.group(1);
        }
    }

    /** name, value, name, value … url-encoded. */
    public static String fields(String... namesAndValues) {
        return IntStream.range(0, namesAndValues.length / 2)
                .mapToObj(i -> namesAndValues[2 * i] + "=" + encoded(namesAndValues[2 * i + 1]))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
