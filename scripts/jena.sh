#!/bin/sh
# Brings Apache Jena for the tests that let it read our exports; Debian's own jars do not start.
set -eu
cd "$(dirname "$0")/.."

folder=.run/jena
ls $folder/jena-cmds-*.jar >/dev/null 2>&1 && exit 0
if ! command -v mvn >/dev/null; then
	echo "No mvn here, so no Jena; its tests are skipped." >&2
	exit 0
fi
mkdir -p $folder
cat >$folder/pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>jixiao</groupId><artifactId>tests</artifactId><version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.apache.jena</groupId><artifactId>jena-cmds</artifactId><version>5.2.0</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -q -B -f $folder/pom.xml dependency:copy-dependencies -DoutputDirectory=. >/dev/null 2>&1 ||
	echo "Jena cannot be had here; its tests are skipped." >&2
