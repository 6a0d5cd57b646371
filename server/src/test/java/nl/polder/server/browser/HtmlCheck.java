package nl.polder.server.browser;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import nu.validator.messages.MessageEmitterAdapter;
import nu.validator.messages.TextMessageEmitter;
import nu.validator.servlet.imagereview.ImageCollector;
import nu.validator.source.SourceCode;
import nu.validator.validation.SimpleDocumentValidator;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;

/** The Nu HTML checker, in this process: errors of many pages, each with its address. */
final class HtmlCheck {

    private static final String SCHEMA = "http://s.validator.nu/html5-rdfalite.rnc";

    private final SimpleDocumentValidator validator = new SimpleDocumentValidator();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final MessageEmitterAdapter emitter;

    HtmlCheck() {
        SourceCode source = validator.getSourceCode();
        emitter = new MessageEmitterAdapter(
                Pattern.compile(""),
                source,
                false,
                new ImageCollector(source),
                0,
                true,
                new TextMessageEmitter(errors, true));
        emitter.setErrorsOnly(true);
        try {
            validator.setUpMainSchema(SCHEMA, new DefaultHandler());
            validator.setUpValidatorAndParsers(emitter, false, false);
        } catch (Exception unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    void check(String address, String html) {
        var input = new InputSource(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
        input.setEncoding("utf-8");
        input.setSystemId(address);
        try {
            validator.checkHtmlInputSource(input);
        } catch (Exception unreadable) {
            throw new IllegalStateException(address, unreadable);
        }
    }

    /** One line an error; empty when all is well. */
    String errors() {
        try {
            emitter.end("", "", "");
        } catch (org.xml.sax.SAXException impossible) {
            throw new IllegalStateException(impossible);
        }
        return errors.toString(StandardCharsets.UTF_8).strip();
    }
}
