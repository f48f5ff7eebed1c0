"""Simplified Chinese: what is said of revisions and what changed between them, of sites, and to editors."""

from typing import Final

SAYS: Final = {
    # revisions
    "--since {} is after the day of the report, {}": "--since {} 晚于报告日期{}",
    "`git fetch --unshallow` brings the rest; in GitHub Actions `fetch-depth: 0` of the checkout": "`git fetch --unshallow` "
    "可取回其余部分；在 GitHub Actions 中为 checkout 设 `fetch-depth: 0`",
    "`git log --oneline` lists revisions": "`git log --oneline` 列出各版本",
    "git cannot be run: {}": "无法运行 git：{}",
    "git knows no revision {!r} here: the clone is shallow, and may not have it": "git 在此找不到版本“{}”：这是浅克隆，可能没有它",
    "git knows no revision {!r} in {}, and there is no such file": "git 在 {1} 中找不到版本“{0}”，也没有这个文件",
    "git refuses: {}": "git 拒绝：{}",
    "mend it, or compare with a revision or file that can be read": "请改正，或与能读取的版本或文件比较",
    "name what it was called then, or a later revision": "请写当时的名称，或较晚的版本",
    "name the file that it leads to": "请写它所指向的文件",
    "the clone does not have it": "克隆中没有它",
    "the clone is shallow: `git fetch --unshallow` brings the rest": "这是浅克隆：`git fetch --unshallow` 可取回其余部分",
    "the folder {} holds no data file at {}": "文件夹 {} 在 {} 没有数据文件",
    "there is no git on this machine to ask for a revision": "本机没有 git，无法取得版本",
    "there is no {} at {}": "{1} 没有 {0}",
    "two files can be compared without it: `policytrack changes OLD.yaml NEW.yaml`": "两个文件可直接比较："
    "`policytrack changes 旧.yaml 新.yaml`",
    "what has an error is left out and not compared": "有错误的部分已略去，不作比较",
    "{} and {} have no commit in common": "{} 与 {} 没有共同的提交",
    "{} is a link": "{} 是链接",
    "{} is in no git repository": "{} 不在 git 仓库中",
    "{} lies outside of the repository {}": "{} 在仓库 {} 之外",
    "{} was called {} at {}": "{0} 在 {2} 名为 {1}",
    # sites
    "--templates: there is no folder {}": "--templates：没有文件夹 {}",
    "--url: {!r} is no address": "--url：“{}”不是网址",
    "write it whole: https://example.org/targets/": "请写全：https://example.org/targets/",
    "name another folder, or move it away": "请另选文件夹，或把它移走",
    "name another folder, or move it away; `--templates` changes pages for good": "请另选文件夹，或把它移走；"
    "`--templates` 可长期改动页面",
    "the template {} cannot be filled in: {}": "模板 {} 无法填写：{}",
    "there is no template {}": "没有模板 {}",
    "without --url there is no sitemap, which needs whole addresses": "未给出 --url，没有生成站点地图（其中须写完整网址）",
    "{} is no folder": "{} 不是文件夹",
    "{} is there already, and not of a site; nothing was written": "{} 已存在且不是网站的文件；未写入任何内容",
    "{} lies behind a link; nothing was written": "{} 在链接之后；未写入任何内容",
    "{} was changed since `site` wrote it; nothing was written": "{} 在 `site` 写出之后被改动；未写入任何内容",
    "{} was changed since and is left": "{} 此后被改动，保持原样",
    "{}: {:,} files written, {:,} as they were, {:,} taken away": "{}：写出{:,}个文件，{:,}个保持原样，删去{:,}个",
    # editors
    "the language server needs pygls, which is not installed": "语言服务器需要 pygls，尚未安装",
    "there is a {} {} already": "已有{} {}",
    "this is no id of a plan, an indicator or a target": "这里不是规划、指标或目标的编号",
    "{} is not valid YAML now, and may have the id too; mend it first": "{} 目前不是合格的 YAML，可能也含有该编号；请先改正",
}
