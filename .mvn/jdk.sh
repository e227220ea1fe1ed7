# Sourced by ./mvnw and ./start: sets JAVA_HOME to a JDK of at least 21, or says in one line what is missing.
# Quarkus' build loads the application's classes, so Maven itself has to run on such a JDK.

jdk_release() { # the feature release of the JDK in folder $1; nothing where there is no whole JDK
  [ -x "$1/bin/javac" ] && "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9][0-9]*\).*/\1/p'
}

find_jdk() {
  on_path=$(command -v javac) && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")") || on_path=
  macos=$(/usr/libexec/java_home -v 21+ 2>/dev/null) || macos=
  for home in "${JAVA_HOME:-}" "$on_path" "$macos" /usr/lib/jvm/* "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    release=$(jdk_release "$home") || continue
    if [ -n "$release" ] && [ "$release" -ge 21 ]; then
      JAVA_HOME=$home
      export JAVA_HOME
      return 0
    fi
  done
  echo "No JDK of release 21 or later was found (JAVA_HOME, PATH, /usr/lib/jvm, SDKMAN, macOS): install one, or set JAVA_HOME to it." >&2
  return 1
}
