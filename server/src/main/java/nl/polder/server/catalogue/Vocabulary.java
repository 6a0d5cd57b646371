package nl.polder.server.catalogue;

import java.net.URLConnection;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.polder.server.i18n.Language;
import nl.polder.server.i18n.Messages;

/** How the profile says what several kinds of things have: owners, languages, files, periods. */
final class Vocabulary {
    /** Lists of the Publications Office: languages, licences, themes. */
    static final String EU = "http://publications.europa.eu/resource/authority/";

    private static final String IANA = "https://www.iana.org/assignments/media-types/";

    private final Messages messages;
    private final String root;
    private final Optional<String> contact;

    /**
     * @param root of every address here
     * @param contact e-mail address, if there is one to write to
     */
    Vocabulary(Messages messages, String root, Optional<String> contact) {
        this.messages = messages;
        this.root = root;
        this.contact = contact;
    }

    /** In every language of the pages. */
    void said(Triples triples, String of, String predicate, String key, Map<String, ?> arguments) {
        for (Language language : Language.values()) {
            triples.text(of, predicate, messages.text(language, key, arguments), language.tag());
        }
    }

    void languages(Triples triples, String of) {
        for (Language language : Language.values()) {
            triples.thing(of, "dct:language", language(language));
        }
    }

    static String language(Language language) {
        return EU + "language/" + language.locale().getISO3Language().toUpperCase(Locale.ROOT);
    }

    /** Who publishes and made it, and how to reach them; the profile allows one way to reach them for each thing. */
    void owner(Triples triples, String of, String iri, String name) {
        triples.thing(of, "dct:publisher", iri).thing(of, "dct:creator", iri);
        triples.thing(iri, "rdf:type", "foaf:Organization")
                .thing(iri, "rdf:type", "foaf:Agent")
                .text(iri, "foaf:name", name, Language.NL.tag());
        String card = iri + "-contact";
        triples.thing(of, "dcat:contactPoint", card);
        triples.thing(card, "rdf:type", "vcard:Organization")
                .thing(card, "rdf:type", "vcard:Kind")
                .text(card, "vcard:fn", name, Language.NL.tag())
                .thing(card, "vcard:hasURL", root + "/accessibility#contact");
        contact.ifPresent(mail -> triples.thing(card, "vcard:hasEmail", "mailto:" + mail));
    }

    /** A page about it: where it is to be found, or what explains it. */
    void page(Triples triples, String of, String predicate, String address) {
        triples.thing(of, predicate, address);
        triples.thing(address, "rdf:type", "foaf:Document");
    }

    /** What its form keeps to: a schema, a dictionary of columns. */
    void conformsTo(Triples triples, String of, String address) {
        triples.thing(of, "dct:conformsTo", address);
        triples.thing(address, "rdf:type", "dct:Standard");
    }

    /** @param kind the end of a file's name: csv, json or pdf */
    void distribution(Triples triples, String it, String access, String url, String licence, String kind) {
        triples.thing(it, "rdf:type", "dcat:Distribution")
                .thing(it, "dcat:accessURL", access)
                .thing(it, "dcat:downloadURL", url)
                .thing(it, "dct:license", licence)
                .thing(it, "dct:format", EU + "file-type/" + kind.toUpperCase(Locale.ROOT))
                .thing(it, "dcat:mediaType", IANA + mediaType(kind))
                .text(it, "dct:title", url.substring(url.lastIndexOf('/') + 1), Language.NL.tag());
        if (kind.equals("csv")) {
            conformsTo(triples, it, url.replaceFirst("\\?.*", "") + "-metadata.json");
        }
    }

    private static String mediaType(String kind) {
        return switch (kind) {
            case "csv" -> "text/csv";
            case "json" -> "application/json";
            default -> URLConnection.guessContentTypeFromName("file." + kind);
        };
    }

    void size(Triples triples, String it, long bytes, String sha256) {
        String checksum = it + "-checksum";
        triples.typed(it, "dcat:byteSize", bytes, "xsd:nonNegativeInteger").thing(it, "spdx:checksum", checksum);
        triples.thing(checksum, "rdf:type", "spdx:Checksum")
                .thing(checksum, "spdx:algorithm", "spdx:checksumAlgorithm_sha256")
                .typed(checksum, "spdx:checksumValue", sha256, "xsd:hexBinary");
    }

    void period(Triples triples, String dataset, LocalDate first, Optional<LocalDate> last) {
        String period = dataset + "-period";
        triples.thing(dataset, "dct:temporal", period);
        triples.thing(period, "rdf:type", "dct:PeriodOfTime").typed(period, "dcat:startDate", first, "xsd:date");
        last.ifPresent(day -> triples.typed(period, "dcat:endDate", day, "xsd:date"));
    }
}
