package nl.polder.server.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Debian's Chromium, driven by Playwright. One per test class; each visitor gets a profile of their own. */
public final class TestBrowser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final List<String> ARGUMENTS = List.of(
            // As root, which containers are, Chromium has no sandbox of its own.
            "--no-sandbox",
            // Drawn by the processor anyhow; a process for it is one more that a busy machine can keep waiting.
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-default-apps",
            "--disable-sync",
            "--no-first-run");

    private final Playwright playwright;
    private final Browser browser;

    private TestBrowser() {
        if (!Files.isExecutable(CHROMIUM)) {
            throw new IllegalStateException("These tests need Chromium: apt-get install chromium");
        }
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(ARGUMENTS));
    }

    public static TestBrowser open() {
        return new TestBrowser();
    }

    /** How somebody looks at the pages. */
    public record Look(String language, int width, boolean dark, boolean script) {

        public static final Look PHONE = new Look("nl", 360, false, true);

        public Look withoutScript() {
            return new Look(language, width, dark, false);
        }

        public Look wide(int pixels) {
            return new Look(language, pixels, dark, script);
        }

        public Look darkened() {
            return new Look(language, width, true, script);
        }

        public Look in(String otherLanguage) {
            return new Look(otherLanguage, width, dark, script);
        }
    }

    /** A visitor who wants nothing to move, so that a colour or a picture is never caught on its way to another. */
    public BrowserContext visitor(Look look) {
        return browser.newContext(options(look));
    }

    /** Who points with a finger. */
    public BrowserContext finger(Look look) {
        return browser.newContext(options(look).setHasTouch(true).setIsMobile(true));
    }

    private static Browser.NewContextOptions options(Look look) {
        return new Browser.NewContextOptions()
                .setLocale(look.language())
                .setViewportSize(look.width(), 800)
                .setColorScheme(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setJavaScriptEnabled(look.script());
    }

    public Page page(Look look) {
        return visitor(look).newPage();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
