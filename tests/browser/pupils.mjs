// Pupils for the officer's stories. None of them lives.

const lineOf = (word, count = 60) => word.repeat(count).slice(0, count);

// A number of an identity card with its last digit.
export function idNumber(place, born = "20140512") {
  const body = `130925${born}${String(place).padStart(3, "0")}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((sum, weight, at) => sum + weight * Number(body[at]), 0);
  return body + "10X98765432"[sum % 11];
}

const texts = {
  grade: "六年级",
  class: "2班",
  sex: "女",
  born: "201405",
  "family-size": "4",
  address: "河北省沧州市盐山县韩集镇小王庄村 36 号",
  "guardian-phone": "13931700001",
  "income-per-head": "4200",
};

// Only what a child knows: the rest is written by hand.
export const plainPupil = { texts: { name: "周小满", grade: "六年级", class: "2班", sex: "女" } };

export const fullPupil = () => ({
  texts: {
    ...texts,
    name: "李思雨",
    "id-number": idNumber(2),
    "native-place": "河北盐山",
    phone: "13931700009",
    postcode: "061300",
    accident: "2025年11月父亲骑车摔伤，住院二十天，自费一万二千元。",
    "weak-labour": "爷爷八十一岁，长年卧床，要人照料。",
    debt: "向亲戚借三万元看病，还没有还。",
    reason: "低保家庭，父亲受伤后没有收入。",
    opinion: "情况属实，同意认定。",
    "account-holder": "李建国",
    "card-number": "6217001234567894321",
  },
  members: [
    ["李建国", "41", "父亲", "盐山县韩集镇小王庄村", "务农", "9000", "一般"],
    ["王秀英", "40", "母亲", "盐山县管道配件厂", "务工", "18000", "健康"],
    ["李思远", "9", "弟弟", "盐山县第一小学三年级", "读书", "0", "健康"],
    ["李老根", "81", "爷爷", "无", "无", "1800", "有慢性病"],
    ["孙桂兰", "78", "奶奶", "无", "无", "1800", "体质较差"],
    ["李建红", "36", "姑姑", "沧州市某服装厂", "务工", "22000", "健康"],
  ].map(member),
  words: ["住校", "农村低保"],
});

function member([name, age, relation, work, job, income, health]) {
  return { name, age, relation, work, job, income, health };
}

// Everything as long as it may be.
export const longPupil = {
  texts: {
    ...texts,
    name: "阿卜杜热合曼·买买提吐尔逊江·𠮷𡈽𠀋斯拉木江",
    sex: "男",
    "id-number": idNumber(13),
    "native-place": "新疆维吾尔自治区伊犁哈萨克自治州",
    phone: "13931700010",
    postcode: "061300",
    address: lineOf("河北省沧州市盐山县韩集镇小王庄村三组临街第十二排东数第四户", 80),
    disaster: lineOf("七月连续暴雨河水倒灌家里房屋进水粮食和农具全部泡坏；"),
    accident: lineOf("父亲在工地从高处坠落腰椎骨折先后手术两次不能干重活；"),
    "weak-labour": lineOf("祖父八十三岁祖母七十九岁都长期卧床母亲在家照料；"),
    unemployment: lineOf("母亲原在管道厂上班因照顾家人已经离职一年没有收入；"),
    debt: lineOf("向信用社贷款五万元向亲戚借款四万元都用于治病未还；"),
    other: lineOf("弟弟患有先天性心脏病每个月要到沧州市里的医院复查；"),
    reason: lineOf("家庭成员多人患病主要劳动力丧失劳动能力负担沉重；"),
    opinion: lineOf("经家访核实情况属实班级评议小组一致同意推荐认定；"),
  },
  members: Array.from({ length: 6 }, (_, place) =>
    member([
      `古丽娜扎尔·阿卜杜热合曼·买买提吐尔逊江·伊${place}`,
      "41",
      "父亲",
      lineOf("河北省沧州市盐山县韩集镇小王庄村第二村民小组种植专业合作社", 60),
      "务工",
      "18000",
      "有严重疾病需要长期服药治疗",
    ]),
  ),
  words: ["住校"],
};

// A class: everyone recognised gets a term's money.
export const many = (count, steps = []) =>
  Array.from({ length: count }, (_, place) => ({
    texts: {
      ...texts,
      name: `${"王李张刘陈杨赵黄周吴"[place % 10]}${"一二三四五六七八九十"[Math.floor(place / 10) % 10]}${"梅兰竹菊松柏桃杏荷莲"[place % 7]}`,
      class: `${1 + Math.floor(place / 45)}班`,
      "id-number": idNumber(place * 2),
      "account-holder": `王大${"一二三四五六七八九十"[place % 10]}`,
      "card-number": `621700123456789${String(1000 + place)}`,
    },
    words: [place % 3 ? "住校" : "不住校", "农村低保"],
    steps,
  }));
