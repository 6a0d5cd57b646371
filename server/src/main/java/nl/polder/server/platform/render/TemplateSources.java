package nl.polder.server.platform.render;

import com.github.jknack.handlebars.io.AbstractTemplateLoader;
import com.github.jknack.handlebars.io.StringTemplateSource;
import com.github.jknack.handlebars.io.TemplateSource;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Gives Handlebars the templates that were read from the class path. */
final class TemplateSources extends AbstractTemplateLoader {

    private final Map<String, byte[]> sources;

    TemplateSources(Map<String, byte[]> sources) {
        this.sources = sources;
        setSuffix(".hbs");
    }

    @Override
    public TemplateSource sourceAt(String location) throws IOException {
        String file = location + getSuffix();
        byte[] source = sources.get(file);
        if (source == null) {
            throw new FileNotFoundException("template " + file);
        }
        return new StringTemplateSource(file, new String(source, StandardCharsets.UTF_8));
    }
}
