# Sourced by the scripts beside it: finds the JDK and Maven, builds what is older than its sources.
# Sets: top (the checkout), java_flags, and by its functions JAVA_HOME (a JDK 25).

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
polder_jar=$top/server/target/polder-server-0.1.0.jar
built_stamp=$top/server/target/built
aot_cache=$top/server/target/polder.aot
# Memory: POLDER_HEAP for the heap, POLDER_DIRECT for connections. The JVM would take a quarter of the machine by itself.
java_flags="-Xmx${POLDER_HEAP:-384m} -XX:MaxDirectMemorySize=${POLDER_DIRECT:-128m} -XX:+ExitOnOutOfMemoryError
  --enable-native-access=ALL-UNNAMED -Dfile.encoding=UTF-8 -Duser.timezone=UTC"

die() {
  printf '%s\n' "$@" >&2
  exit 1
}

is_jdk_25() {
  [ -x "$1/bin/javac" ] && grep -q '^javac 25' <<<"$("$1/bin/javac" -version 2>&1)"
}

find_jdk() {
  local candidate on_path
  on_path=$(readlink -f "$(command -v javac || true)" 2>/dev/null || true)
  for candidate in "${JAVA_HOME:-}" "${on_path%/bin/javac}" /usr/lib/jvm/*25*; do
    if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
      export JAVA_HOME=$candidate
      return
    fi
  done
  if [ "$(id -u)" = 0 ] && apt_install openjdk-25-jdk-headless; then
    for candidate in /usr/lib/jvm/*25*; do
      if is_jdk_25 "$candidate"; then
        export JAVA_HOME=$candidate
        return
      fi
    done
  fi
  die "Polder needs a JDK 25 and found none." \
    "Install one (Temurin 25, or Debian's openjdk-25-jdk-headless where it is to be had) or set JAVA_HOME to it."
}

# apt_install PACKAGE...: only what is missing; quiet unless it fails.
apt_install() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  echo "Installing ${missing[*]} …"
  local log
  log=$(mktemp)
  if ! { DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}" >"$log" 2>&1 \
    || { apt-get update >"$log" 2>&1 \
      && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}" >"$log" 2>&1; }; }; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    return 1
  fi
  rm -f "$log"
}

# Maven's own libraries make a JDK 25 print warnings that say nothing about Polder.
export MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"

# The machine's Maven if it is 3.8 or newer, else the wrapper, which fetches one.
mvn_run() {
  local version
  # Read whole before it is searched: grep -q would close the pipe under Maven, which pipefail takes for a missing Maven.
  version=$(mvn -v 2>/dev/null || true)
  if grep -qE 'Apache Maven (3\.([89]|[1-9][0-9])|4)' <<<"$version"; then
    (cd "$top" && mvn "$@")
  else
    (cd "$top" && ./mvnw "$@")
  fi
}

# Builds the opinion mathematics with its tests and prints the class path to run one of its measurements.
clustering_test_classpath() {
  local file=$top/clustering/target/test-class-path
  mvn_run -q -pl clustering test-compile dependency:build-classpath -DincludeScope=test "-Dmdep.outputFile=$file" >&2
  printf '%s' "$top/clustering/target/test-classes:$top/clustering/target/classes:$(cat "$file")"
}

is_built() {
  [ -f "$polder_jar" ] && [ -f "$built_stamp" ] \
    && [ -z "$(find "$top"/pom.xml "$top"/*/pom.xml "$top"/*/src/main -newer "$built_stamp" -print -quit)" ]
}

# What a build ends with: the classes that one start loads and links are kept, so that later starts take half the time.
mark_built() {
  rm -f "$aot_cache"
  "$JAVA_HOME/bin/java" -XX:AOTCacheOutput="$aot_cache" $java_flags -jar "$polder_jar" rehearse >"$aot_cache.log" 2>&1 \
    || echo "Quick starts could not be prepared (see $aot_cache.log); Polder works without." >&2
  mv "$built_stamp.begun" "$built_stamp"
}

# What no library carries: the letters of Chinese, Japanese and Korean, for reports as PDF.
fonts=(fonts-droid-fallback)

install_fonts() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 0
  apt_install "${fonts[@]}" >&2 || echo "PDFs will lack Chinese, Japanese and Korean letters: install ${fonts[*]}." >&2
}

build_if_needed() {
  is_built && return
  # One build at a time in a checkout.
  exec 9<"$top/pom.xml"
  flock 9
  if ! is_built; then
    install_fonts
    echo "Building Polder …" >&2
    # Dated from its start: what is changed meanwhile is newer than what was built.
    mkdir -p "${built_stamp%/*}" && touch "$built_stamp.begun"
    # A Polder that runs from here keeps the files it has open; written over, they would fail it.
    rm -f "$top"/*/target/*.jar "$top"/server/target/lib/polder-*.jar
    mvn_run -q package -pl server -am -DskipTests -Djacoco.skip=true >&2
    mark_built
  fi
  exec 9<&-
}
