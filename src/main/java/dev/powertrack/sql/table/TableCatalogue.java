package dev.powertrack.sql.table;

import dev.powertrack.api.HistoricalPowerTrack;
import dev.powertrack.api.Job;
import dev.powertrack.api.JobSummary;
import dev.powertrack.api.Rule;
import dev.powertrack.archive.Archive;
import dev.powertrack.archive.ArchivedJob;
import dev.powertrack.archive.TimeRange;
import dev.powertrack.orders.JobDesk;
import dev.powertrack.scan.ScanEngine;
import dev.powertrack.sql.TableDescription;
import dev.powertrack.sql.TableDescription.ForeignKey;
import dev.powertrack.tweet.Column;
import dev.powertrack.tweet.ColumnType;
import dev.powertrack.tweet.TweetTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All tables, of an account or of a folder: the same names and columns in both. */
public final class TableCatalogue {
  private static final List<String> JOB_KEY = List.of("JOB_ID");

  private TableCatalogue() {}

  /**
   * A table and where its rows come from.
   *
   * @param writer null where nothing can be changed
   */
  public record Entry(TableDescription description, RowSource rows, @Nullable TableWriter writer) {

    Entry(TableDescription description, RowSource rows) {
      this(description, rows, null);
    }
  }

  /** The tables of an account. */
  public static List<Entry> ofAccount(
      HistoricalPowerTrack service, JobDesk desk, ScanEngine engine, TableOptions options) {
    List<Entry> entries = new ArrayList<>();
    JobDirectory directory = new AccountJobs(service, engine.archive(), desk);
    Entry jobs = jobs(directory);
    List<String> columns = jobs.description().columns().stream().map(Column::name).toList();
    entries.add(new Entry(jobs.description(), jobs.rows(), new JobsWriter(desk, columns)));
    entries.add(jobRules(new JobRulesTable(desk)));
    entries.add(results(new ResultsTable(service)));
    entries.add(suspectMinutes(new SuspectMinutesTable(service)));
    entries.add(usage(new UsageTable(service)));
    addViews(entries, new WindowDirectory(engine, directory, service), engine, options);
    addFilesAndTweets(
        entries, engine, options.countFromService() ? JobCounts.of(service) : null, options);
    return entries;
  }

  /** The tables of a folder; those that only the service can fill are empty. */
  public static List<Entry> ofFolder(ScanEngine engine, TableOptions options) {
    List<Entry> entries = new ArrayList<>();
    JobDirectory directory = new FolderJobs(engine.archive());
    entries.add(jobs(directory));
    entries.add(jobRules(new NoRows<>(JobRulesTable.FIELDS)));
    entries.add(results(new NoRows<>(ResultsTable.FIELDS)));
    entries.add(suspectMinutes(new NoRows<>(SuspectMinutesTable.FIELDS)));
    entries.add(usage(new NoRows<>(UsageTable.FIELDS)));
    addViews(entries, new WindowDirectory(engine, directory, null), engine, options);
    addFilesAndTweets(entries, engine, null, options);
    return entries;
  }

  private static void addFilesAndTweets(
      List<Entry> entries, ScanEngine engine, @Nullable JobCounts counts, TableOptions options) {
    entries.add(
        entry(
            "FILES",
            "The data files of delivered jobs: one for every ten minutes that had tweets",
            new FilesTable(engine),
            List.of("JOB_ID", "FILE_NAME"),
            List.of(toJobs("FILES"))));
    entries.add(
        entry(
            "SCANS",
            "What this process is reading and has read over this URL: files, bytes and rows",
            new ScansTable(engine.log()),
            List.of("SCAN_ID"),
            List.of()));
    for (TweetTable table : TweetTable.all()) {
      entries.add(tweets(table, engine, counts, options));
    }
  }

  private static void addViews(
      List<Entry> entries, WindowDirectory windows, ScanEngine engine, TableOptions options) {
    entries.add(
        view(
            TweetVolumeTable.NAME,
            "Tweets in each ten minutes of each job that has data files, silent ones as 0",
            new TweetVolumeTable(windows, engine, options.badFiles())));
    entries.add(
        view(
            "COVERAGE",
            "What there is for each ten minutes of each job that has data files; fetches nothing",
            new CoverageTable(windows)));
  }

  /** Of windows; its rows are those of other tables, put together. */
  private static Entry view(String name, String remark, ServiceTable<?> rows) {
    return new Entry(
        new TableDescription(
            name,
            "VIEW",
            remark,
            rows.columns(),
            List.of("JOB_ID", "WINDOW_START"),
            List.of(toJobs(name))),
        rows);
  }

  private static Entry jobs(JobDirectory jobs) {
    return entry(
        "JOBS",
        "The jobs of the account, also expired ones of which there are downloaded files",
        new JobsTable(jobs),
        JOB_KEY,
        List.of());
  }

  private static Entry jobRules(ServiceTable<?> rows) {
    return entry(
        "JOB_RULES",
        JobRulesTable.REMARK,
        rows,
        List.of("JOB_ID", "RULE_NUMBER"),
        List.of(toJobs("JOB_RULES")));
  }

  private static Entry results(ServiceTable<?> rows) {
    return entry(
        "RESULTS",
        "What the service says of the data files of each delivered job",
        rows,
        JOB_KEY,
        List.of(toJobs("RESULTS")));
  }

  private static Entry suspectMinutes(ServiceTable<?> rows) {
    return entry(
        "SUSPECT_MINUTES",
        "Minutes for which the service's archive may not hold every tweet",
        rows,
        List.of("JOB_ID", "MINUTE_START"),
        List.of(toJobs("SUSPECT_MINUTES")));
  }

  private static Entry usage(ServiceTable<?> rows) {
    return entry(
        "USAGE", "What the account was delivered so far", rows, List.of("ACCOUNT"), List.of());
  }

  private static Entry entry(
      String name,
      String remark,
      ServiceTable<?> rows,
      List<String> key,
      List<ForeignKey> foreignKeys) {
    return new Entry(
        new TableDescription(name, "TABLE", remark, rows.columns(), key, foreignKeys), rows);
  }

  private static ForeignKey toJobs(String table) {
    return new ForeignKey(table + "_JOB", JOB_KEY, "JOBS", JOB_KEY);
  }

  private static Entry tweets(
      TweetTable table, ScanEngine engine, @Nullable JobCounts counts, TableOptions options) {
    List<ForeignKey> keys = new ArrayList<>();
    keys.add(toJobs(table.name()));
    table
        .foreignKey()
        .map(
            key ->
                new ForeignKey(
                    table.name() + "_TWEET", key.columns(), key.table(), key.referenced()))
        .ifPresent(keys::add);
    return new Entry(
        new TableDescription(
            table.name(),
            "TABLE",
            table.remark(),
            table.columns().stream().map(column -> shown(column, options)).toList(),
            table.primaryKey(),
            keys),
        new TweetRows(table, engine, counts, options));
  }

  /** A column as users see it. */
  private static Column shown(Column column, TableOptions options) {
    return options.idsAsText() && TweetRows.isId(column)
        ? new Column(column.name(), ColumnType.VARCHAR, column.nullable(), column.remark())
        : column;
  }

  /**
   * The jobs of an account: those that the service lists, and behind them those that it no longer
   * does but whose files are in the store, with what these tell.
   */
  private record AccountJobs(HistoricalPowerTrack service, Archive archive, JobDesk desk)
      implements JobDirectory {
    @Override
    public List<JobSummary> list() {
      List<JobSummary> jobs = new ArrayList<>(service.jobs().jobs());
      jobs.addAll(forgotten());
      return jobs;
    }

    @Override
    public Job job(String jobId) {
      return service.job(jobId);
    }

    @Override
    public Optional<List<Rule>> rules(String jobId) {
      return desk.rules(jobId);
    }

    private List<JobSummary> forgotten() {
      Set<String> listed =
          service.jobs().jobs().stream().map(JobSummary::jobId).collect(Collectors.toSet());
      return archive.jobs().stream()
          .filter(job -> !listed.contains(job.jobId()))
          .map(job -> summary(job, JobDirectory.EXPIRED))
          .toList();
    }
  }

  /** What the names of the files in a folder tell of jobs: they were delivered, and their time. */
  private record FolderJobs(Archive archive) implements JobDirectory {
    @Override
    public List<JobSummary> list() {
      return archive.jobs().stream().map(job -> summary(job, "delivered")).toList();
    }

    @Override
    public @Nullable Job job(String jobId) {
      return null;
    }

    @Override
    public Optional<List<Rule>> rules(String jobId) {
      return Optional.empty();
    }
  }

  /** Of a job of which only files tell. */
  private static JobSummary summary(ArchivedJob job, String status) {
    TimeRange period = job.period();
    return new JobSummary(
        job.jobId(),
        null,
        status,
        null,
        null,
        period == null ? null : period.from(),
        period == null ? null : period.to(),
        null,
        null,
        null);
  }
}
