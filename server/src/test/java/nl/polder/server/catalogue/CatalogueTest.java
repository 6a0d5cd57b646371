package nl.polder.server.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.testing.Eventually;
import nl.polder.server.testing.TestPolder;
import nl.polder.server.transfer.ImportOutcome;
import nl.polder.server.transfer.ImportRequest;
import nl.polder.server.transfer.export.ExportForm;
import nl.polder.server.transfer.polis.Fingerprint;
import nl.polder.server.transfer.polis.PolisDirectory;
import nl.polder.server.transfer.polis.PolisReading;
import nl.polder.server.transfer.polis.Progress;
import nl.polder.server.transfer.polis.SharedData;
import org.apache.jena.graph.Graph;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A published report, rows that are kept, and rows that are public: read as a harvester reads them. */
@DisplayName("The catalogue of data")
class CatalogueTest {
    private static final String DCAT = "http://www.w3.org/ns/dcat#";
    private static final String EXAMPLE = "/c/voorbeeld-desinformatie";

    @AutoClose
    private static final TestPolder polder = TestPolder.start();

    private static Conversation brexit;

    @BeforeAll
    static void an_example_with_a_report_and_an_import() throws Exception {
        polder.app().createExample();
        Path from = SharedData.export("brexit-consensus");
        var reading = (PolisReading.Complete) PolisDirectory.read(from, null, Progress.SILENT);
        var request = new ImportRequest(
                reading.conversation(),
                List.of(),
                "brexit-consensus",
                Fingerprint.of(from, null),
                Optional.of("brexit"),
                Optional.empty(),
                "en",
                true);
        var outcome = polder.app().await(() -> polder.app().polisImport().run(request, Progress.SILENT));
        assertThat(outcome).isInstanceOf(ImportOutcome.Imported.class);
        Eventually.holds(() -> polder.get(EXAMPLE + "/reports/1").statusCode() == 200
                && polder.get("/c/brexit/results").statusCode() == 200);
        brexit = polder.app()
                .await(() -> polder.app().findConversation("brexit"))
                .orElseThrow();
        polder.database().query("SELECT append_state(conversation_id, 'closed') FROM conversation WHERE NOT imported");
    }

    private static Model read(String path, Lang language) {
        HttpResponse<String> response = polder.get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith(language.getHeaderString());
        Model model = ModelFactory.createDefaultModel();
        RDFParser.create()
                .source(new StringReader(response.body()))
                .lang(language)
                .parse(model);
        return model;
    }

    private static ValidationReport check(Model model) {
        Graph shapes = RDFDataMgr.loadGraph(
                CatalogueTest.class.getResource("/dcat-shapes.ttl").toString());
        return ShaclValidator.get().validate(Shapes.parse(shapes), model.getGraph());
    }

    @Test
    void leads_from_its_names_to_what_is_said_of_them() {
        assertThat(polder.get("/catalog", "Accept", "text/turtle").headers().firstValue("Location"))
                .contains("/catalog.ttl");
        assertThat(polder.get("/catalog", "Accept", "application/ld+json")
                        .headers()
                        .firstValue("Location"))
                .contains("/catalog.jsonld");
        assertThat(polder.get("/api/v1").headers().firstValue("Location")).contains("/api/v1/openapi.json");
        assertThat(polder.get("/").body()).contains("href=\"/data-dictionary\"");
        assertThat(polder.get("/data-dictionary").body())
                .contains("href=\"/catalog.ttl\"", "href=\"/catalog.jsonld\"", "href=\"/report-schema.json\"");
    }

    @Test
    void has_all_that_dcat_ap_nl_asks_for_in_both_notations() {
        Model jsonLd = read("/catalog.jsonld", Lang.JSONLD);
        assertThat(check(jsonLd).getEntries()).isEmpty();
        assertThat(jsonLd.isIsomorphicWith(read("/catalog.ttl", Lang.TURTLE))).isTrue();
        assertThat(jsonLd.listSubjectsWithProperty(jsonLd.createProperty(DCAT + "distribution"))
                        .toList())
                .hasSize(2);
        assertThat(jsonLd.listObjectsOfProperty(jsonLd.createProperty(DCAT + "dataset"))
                        .toList())
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/c/brexit/dataset", EXAMPLE + "/dataset"})
    void of_one_conversation_is_a_part_of_the_whole(String path) {
        Model one = read(path + ".jsonld", Lang.JSONLD);
        assertThat(check(one).getEntries()).isEmpty();
        assertThat(one.isIsomorphicWith(read(path + ".ttl", Lang.TURTLE))).isTrue();
        assertThat(read("/catalog.ttl", Lang.TURTLE).containsAll(one)).isTrue();
    }

    @Test
    void without_something_mandatory_would_fail_the_check() {
        for (String property : new String[] {
            "http://purl.org/dc/terms/identifier",
            "http://purl.org/dc/terms/license",
            "http://purl.org/dc/terms/accessRights",
            DCAT + "theme",
            DCAT + "byteSize",
            DCAT + "endpointURL",
            "http://purl.org/dc/terms/conformsTo",
            "http://spdx.org/rdf/terms#checksumValue",
            "http://xmlns.com/foaf/0.1/name"
        }) {
            Model model = read("/catalog.ttl", Lang.TURTLE);
            model.removeAll(null, model.createProperty(property), (RDFNode) null);
            assertThat(check(model).conforms()).as(property).isFalse();
        }
    }

    @Test
    void gives_addresses_under_which_the_bytes_have_that_size_and_hash() throws Exception {
        Model model = read("/catalog.ttl", Lang.TURTLE);
        var urls = model.listStatements(null, model.createProperty(DCAT + "downloadURL"), (RDFNode) null)
                .toList();
        assertThat(urls).hasSizeGreaterThan(10);
        for (var url : urls) {
            String address = url.getResource().getURI();
            byte[] bytes = polder.client()
                    .send(
                            polder.request(address.substring(polder.origin().length()))
                                    .GET()
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body();
            var file = url.getSubject();
            assertThat(file.getProperty(model.createProperty(DCAT + "byteSize")).getLong())
                    .as(address)
                    .isEqualTo(bytes.length);
            assertThat(file.getProperty(model.createProperty("http://spdx.org/rdf/terms#checksum"))
                            .getResource()
                            .getProperty(model.createProperty("http://spdx.org/rdf/terms#checksumValue"))
                            .getString())
                    .as(address)
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        }
    }

    @Test
    void gives_pages_schemas_and_a_contract_that_are_there() {
        Model model = read("/catalog.ttl", Lang.TURTLE);
        Set<String> addresses = new HashSet<>();
        for (String property : new String[] {
            "http://purl.org/dc/terms/conformsTo",
            "http://xmlns.com/foaf/0.1/page",
            "http://xmlns.com/foaf/0.1/homepage",
            DCAT + "landingPage",
            DCAT + "accessURL",
            DCAT + "endpointDescription"
        }) {
            var things = model.listObjectsOfProperty(model.createProperty(property))
                    .mapWith(thing -> thing.asResource().getURI())
                    .toList();
            assertThat(things).as(property).isNotEmpty();
            addresses.addAll(things);
        }
        assertThat(addresses)
                .contains(polder.origin() + EXAMPLE + "/reports/1.csv-metadata.json")
                .allSatisfy(address -> assertThat(
                                polder.get(address.substring(polder.origin().length()))
                                        .statusCode())
                        .isEqualTo(200));
    }

    @Test
    void names_rows_that_are_kept_without_a_way_to_them() {
        Model model = read(EXAMPLE + "/dataset.ttl", Lang.TURTLE);
        var rows = model.getResource(polder.origin() + EXAMPLE + "#rows");
        assertThat(rows.getProperty(model.createProperty("http://purl.org/dc/terms/accessRights"))
                        .getResource()
                        .getURI())
                .endsWith("/RESTRICTED");
        assertThat(rows.hasProperty(model.createProperty(DCAT + "distribution")))
                .isFalse();
        assertThat(polder.get("/c/nothing/dataset.ttl").statusCode()).isEqualTo(404);
    }

    @Test
    void explains_every_column_of_every_file_and_no_other() throws Exception {
        Set<Column> met = new HashSet<>();
        assertThat(Dictionary.tables().stream()
                        .map(Dictionary.Table::name)
                        .filter(name -> !name.equals(Dictionary.REPORT)))
                .containsExactlyInAnyOrderElementsOf(ExportForm.FULL.names());
        for (Dictionary.Table table : Dictionary.tables()) {
            String file = table.name().equals(Dictionary.REPORT)
                    ? EXAMPLE + "/reports/1.csv"
                    : "/api/v3/reportExport/brexit/" + table.name();
            for (String name : header(table, polder.get(file).body())) {
                assertThat(table.column(name)).as(file + " " + name).isPresent();
                met.add(table.column(name).orElseThrow());
            }
        }
        // Of the two forms of comments.csv this conversation has the classic one, and nobody marked anything.
        assertThat(Dictionary.tables().stream()
                        .flatMap(table -> table.columns().stream())
                        .filter(column -> !met.contains(column))
                        .map(Column::name)
                        .distinct())
                .containsExactlyInAnyOrder(
                        "important", "is-meta", "is-seed", "group-informed-consensus", "{statement}");
    }

    private static List<String> header(Dictionary.Table table, String csv) {
        List<String> names = new ArrayList<>();
        CsvReader.builder().ofCsvRecord(csv).stream()
                .limit(table.header() ? 1 : Long.MAX_VALUE)
                .forEach(record -> names.addAll(
                        table.header() ? record.getFields() : record.getFields().subList(0, 1)));
        return names;
    }

    @Test
    void describes_each_csv_for_programs_in_the_order_of_its_columns() {
        for (String name : ExportForm.FULL.names()) {
            String file = "/api/v3/reportExport/brexit/" + name;
            HttpResponse<String> response = polder.get(file + "-metadata.json");
            assertThat(response.statusCode()).as(name).isEqualTo(200);
            var metadata = new JsonObject(response.body());
            assertThat(metadata.getString("url")).isEqualTo(name);
            Dictionary.Table table = Dictionary.find(name).orElseThrow();
            JsonArray columns = metadata.getJsonObject("tableSchema").getJsonArray("columns");
            if (table.header()) {
                assertThat(columns.stream().map(it -> ((JsonObject) it).getString("titles")))
                        .containsExactlyElementsOf(
                                header(table, polder.get(file).body()));
            }
            assertThat(columns.stream().map(it -> ((JsonObject) it).getString("name")))
                    .doesNotHaveDuplicates()
                    .allMatch(it -> it.matches("[a-z][a-z0-9_]*"));
        }
        assertThat(polder.get(EXAMPLE + "/reports/1.csv-metadata.json").statusCode())
                .isEqualTo(200);
        assertThat(polder.get(EXAMPLE + "/reports/2.csv-metadata.json").statusCode())
                .isEqualTo(404);
        assertThat(polder.get("/api/v3/reportExport/voorbeeld-desinformatie/votes.csv-metadata.json")
                        .statusCode())
                .isEqualTo(403);
        assertThat(polder.get("/api/v3/reportExport/brexit/secrets.csv-metadata.json")
                        .statusCode())
                .isEqualTo(404);
        assertThat(brexit.settings().imported()).isTrue();
    }

    @Test
    void holds_values_within_what_the_dictionary_says() {
        for (Dictionary.Table table : Dictionary.tables()) {
            String file = table.name().equals(Dictionary.REPORT)
                    ? EXAMPLE + "/reports/1.csv"
                    : "/api/v3/reportExport/brexit/" + table.name();
            List<String> header = header(table, polder.get(file).body());
            if (!table.header()) {
                continue;
            }
            CsvReader.builder().ofCsvRecord(polder.get(file).body()).stream()
                    .skip(1)
                    .limit(500)
                    .forEach(record -> {
                        for (int i = 0; i < header.size(); i++) {
                            Column column = table.column(header.get(i)).orElseThrow();
                            assertThat(fits(column, record.getField(i)))
                                    .as(table.name() + " " + column + ": " + record.getField(i))
                                    .isTrue();
                        }
                    });
        }
    }

    private static boolean fits(Column column, String value) {
        if (value.isEmpty()) {
            return !column.required();
        }
        if (column.range().contains("|") && !column.range().contains("…")) {
            return List.of(column.range().split("\\|")).contains(value);
        }
        return switch (column.datatype()) {
            case "integer" -> value.matches("[0-9]+");
            case "decimal" -> Double.parseDouble(value) >= 0;
            case "dateTime" -> java.time.Instant.parse(value) != null;
            default -> true;
        };
    }

    @Test
    void explains_the_columns_to_people_too() {
        for (String language : new String[] {"nl", "en"}) {
            var page =
                    Jsoup.parse(polder.get("/data-dictionary?lang=" + language).body());
            for (Dictionary.Table table : Dictionary.tables()) {
                assertThat(page.select("h2").eachText()).contains(table.name());
            }
            assertThat(page.select("tbody tr"))
                    .hasSize(Dictionary.tables().stream()
                            .mapToInt(table -> table.columns().size())
                            .sum());
        }
        assertThat(new String(polder.get("/data-dictionary?lang=nl").body().getBytes(StandardCharsets.UTF_8)))
                .contains("Wat de kolommen betekenen");
    }
}
