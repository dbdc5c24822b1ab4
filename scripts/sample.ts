// npm run sample: writes the sample campaign's exports and says what they hold.
import { optionsFromArguments } from './sample/options.ts';
import { progressOn } from './sample/progress.ts';
import { Refusal } from './sample/refusal.ts';
import { writeSample } from './sample/write-sample.ts';

try {
  const options = optionsFromArguments(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
  const { offices, files, bytes, rows } = await writeSample({
    ...options,
    onProgress: progressOn(process.stderr, '示例数据 / sample'),
  });
  const counts = Object.entries(rows).map(([table, count]) => `${table} ${count.toLocaleString('en')}`);
  console.error(
    `${options.out}: ${offices} 个报送单位 / offices, ${files} 个文件 / files, ${(bytes / 1e6).toFixed(1)} MB\n${counts.join(' · ')}`,
  );
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = error.exitCode;
}
