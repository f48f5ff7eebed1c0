"""Traditional Chinese, generated from `zh` by `python tests/traditional.py`; do not edit.

Characters and marks of Taiwan and Hong Kong, with their words where they have others.
"""
# fmt: off

from typing import Final

SAYS: Final = {
    '--since {} is after the day of the report, {}': '--since {} 晚於報告日期{}',
    '`git fetch --unshallow` brings the rest; in GitHub Actions `fetch-depth: 0` of the checkout': '`git fetch --unshallow` 可取回其餘部分；在 GitHub Actions 中為 checkout 設 `fetch-depth: 0`',
    '`git log --oneline` lists revisions': '`git log --oneline` 列出各版本',
    'git cannot be run: {}': '無法執行 git：{}',
    'git knows no revision {!r} here: the clone is shallow, and may not have it': 'git 在此找不到版本「{}」：這是淺層複本，可能沒有它',
    'git knows no revision {!r} in {}, and there is no such file': 'git 在 {1} 中找不到版本「{0}」，也沒有這個檔案',
    'git refuses: {}': 'git 拒絕：{}',
    'mend it, or compare with a revision or file that can be read': '請改正，或與能讀取的版本或檔案比較',
    'name what it was called then, or a later revision': '請寫當時的名稱，或較晚的版本',
    'name the file that it leads to': '請寫它所指向的檔案',
    'the clone does not have it': '複本中沒有它',
    'the clone is shallow: `git fetch --unshallow` brings the rest': '這是淺層複本：`git fetch --unshallow` 可取回其餘部分',
    'the folder {} holds no data file at {}': '資料夾 {} 在 {} 沒有資料檔案',
    'there is no git on this machine to ask for a revision': '本機沒有 git，無法取得版本',
    'there is no {} at {}': '{1} 沒有 {0}',
    'two files can be compared without it: `policytrack changes OLD.yaml NEW.yaml`': '兩個檔案可直接比較：`policytrack changes 舊.yaml 新.yaml`',
    'what has an error is left out and not compared': '有錯誤的部分已略去，不作比較',
    '{} and {} have no commit in common': '{} 與 {} 沒有共同的提交',
    '{} is a link': '{} 是連結',
    '{} is in no git repository': '{} 不在 git 儲存庫中',
    '{} lies outside of the repository {}': '{} 在儲存庫 {} 之外',
    '{} was called {} at {}': '{0} 在 {2} 名為 {1}',
    '--templates: there is no folder {}': '--templates：沒有資料夾 {}',
    '--url: {!r} is no address': '--url：「{}」不是網址',
    'write it whole: https://example.org/targets/': '請寫全：https://example.org/targets/',
    'name another folder, or move it away': '請另選資料夾，或把它移走',
    'name another folder, or move it away; `--templates` changes pages for good': '請另選資料夾，或把它移走；`--templates` 可長期改動頁面',
    'the template {} cannot be filled in: {}': '範本 {} 無法填寫：{}',
    'there is no template {}': '沒有範本 {}',
    'without --url there is no sitemap, which needs whole addresses': '未給出 --url，沒有產生網站地圖（其中須寫完整網址）',
    '{} is no folder': '{} 不是資料夾',
    '{} is there already, and not of a site; nothing was written': '{} 已存在且不是網站的檔案；未寫入任何內容',
    '{} lies behind a link; nothing was written': '{} 在連結之後；未寫入任何內容',
    '{} was changed since `site` wrote it; nothing was written': '{} 在 `site` 寫出之後被改動；未寫入任何內容',
    '{} was changed since and is left': '{} 此後被改動，保持原樣',
    '{}: {:,} files written, {:,} as they were, {:,} taken away': '{}：寫出{:,}個檔案，{:,}個保持原樣，刪去{:,}個',
    'the language server needs pygls, which is not installed': '語言伺服器需要 pygls，尚未安裝',
    'there is a {} {} already': '已有{} {}',
    'this is no id of a plan, an indicator or a target': '這裡不是規劃、指標或目標的編號',
    '{} is not valid YAML now, and may have the id too; mend it first': '{} 目前不是合格的 YAML，可能也含有該編號；請先改正',
}
