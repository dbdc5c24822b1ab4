// What `--help` prints for `build` and `check`.
export const HELP = `npm run build -- [参数 flags]    读取报送单位的导出，发布整个网站和数据 / publish the site and its data
npm run check -- [参数 flags]    只读取和校验，写出报告 / read and validate only

  --exports DIR         各报送单位的导出文件夹 / the offices' exports      (data/exports)
  --out DIR             发布到哪里，整个替换 / where to publish, replaced whole (dist)
  --reference DIR       替换同名的参考文件 / files that replace reference lists of the same name
  --config FILE         JSON配置 / configuration as JSON
  --release ID          发布编号 / release id, such as 2022-12 or 2022-12-r2 (the last full month)
  --previous DIR        以往的发布 / earlier releases                    (data/releases in --out)
  --work DIR            工作文件夹，不可在--out内 / work folder, never inside --out (data/build)
  --max-rejected SHARE  一张表最多拒绝多少行 / largest share of rejected rows (0.02)
  --json                标准输出只有报告 / standard output holds the report alone

退出码 exit codes: 0 完成 done · 1 没有发布，或有行被拒绝 not published, or something rejected · 2 命令写错 wrong call
`;
