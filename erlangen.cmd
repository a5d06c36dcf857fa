@echo off
rem The erlangen command on Windows: builds the project on first use, then runs it.
rem After changing sources, delete target\launcher to build again.
setlocal
set "ROOT=%~dp0"
set "STATE=%ROOT%target\launcher"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo erlangen: no Java found; install a JDK 17 or newer and set JAVA_HOME 1>&2
  exit /b 2
)
if exist "%STATE%\arguments" goto run
echo erlangen: first use, building ^(about a minute; libraries are downloaded once^) 1>&2
call "%ROOT%mvnw.cmd" -B -q -f "%ROOT%pom.xml" -Dquick -Dmaven.test.skip=true -pl bench -am package
if errorlevel 1 exit /b 1
if not exist "%STATE%" mkdir "%STATE%"
rem The class path is longer than a command line may be, so Java reads it from an argument file.
powershell -NoProfile -Command "$jars = (Get-Content '%ROOT%bench\target\classpath' -Raw).Trim() + ';' + (Get-ChildItem '%ROOT%bench\target\erlangen-bench-*.jar')[0].FullName; Set-Content -Encoding ascii '%STATE%\arguments' ('-cp \"' + $jars.Replace('\', '/') + '\"')"
if errorlevel 1 exit /b 1
:run
"%JAVA%" -XX:+UseSerialGC -Dorg.bytedeco.javacpp.maxPhysicalBytes=0 -Dorg.bytedeco.javacpp.maxBytes=0 "-Derlangen.home=%ROOT:~0,-1%" %ERLANGEN_JAVA_OPTS% @"%STATE%\arguments" dev.erlangen.cli.Main %*
exit /b %ERRORLEVEL%
